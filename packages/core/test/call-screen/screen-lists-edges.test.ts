import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createFakeSurface } from './fake-surface.ts'
import { announced, listing, surfaceAnsweringLater, UUID } from './os-lists.ts'
import { withScreen } from './with-screen.ts'

async function comeBack(bench: Awaited<ReturnType<typeof withScreen>>) {
  bench.emit({ type: 'app.changed', state: 'foreground' })
  await settle()
}

describe('a list of the call screen that comes late', () => {
  it('finds a call ended that was there when it was asked for, and shows the other anew', async () => {
    const { surface, answer } = surfaceAnsweringLater()
    const bench = await withScreen({ surface, policy: { oneVoice: false } })
    answer(listing())
    await settle()
    await bench.talking('out-1')
    await bench.talking('out-2')
    await settle()
    await comeBack(bench)
    bench.say('call.ended', 'out-1')
    await settle()
    const before = surface.shows.length
    answer(listing())
    await settle()
    expect(surface.shows.slice(before)).toMatchObject([{ callId: bench.at(1).id }])
    expect(bench.kinds()).not.toContain('contained-error')
  })

  it('shows who rings beside a call that ended meanwhile, and of which nothing is remembered', async () => {
    const { surface, answer } = surfaceAnsweringLater()
    const bench = await withScreen({
      surface,
      policy: { tombstoneMs: 32_000, lingerMs: 90_000, commandTimeoutMs: 90_000 },
    })
    for (const ref of ['in-1', 'in-2']) {
      await bench.incoming(ref, ref)
      bench.say('call.ended', ref)
      await bench.clock.advanceAsync(32_000)
    }
    await bench.incoming('in-3', 'in-3')
    answer(listing())
    await settle()
    expect(bench.calls.map(({ phase }) => phase)).toEqual(['ended', 'ended', 'incoming'])
    expect(surface.shows).toMatchObject([{ callId: bench.at(2).id }])
    expect(surface.closes).toEqual([])
  })

  it('is asked for again when the app comes to the foreground meanwhile, as it may be lost; either answer will do', async () => {
    const { surface, answers } = surfaceAnsweringLater()
    const bench = await withScreen({ surface })
    await bench.incoming()
    await comeBack(bench)
    expect([answers.length, surface.shows.length]).toEqual([2, 0])
    for (const answer of answers) {
      answer(listing())
      await settle()
    }
    expect(surface.shows).toMatchObject([{ stage: 'ringing' }])
  })

  it('is asked for by nobody after a stop', async () => {
    const { surface, answers, answer } = surfaceAnsweringLater()
    const bench = await withScreen({ surface })
    answer(listing())
    await bench.phone.stop()
    const before = answers.length
    await comeBack(bench)
    expect(answers).toHaveLength(before)
  })
})

describe('a list of the call screen', () => {
  it('may tell of more than calls', async () => {
    const bench = await withScreen()
    await bench.talking()
    await settle()
    const before = bench.surface.shows.length
    bench.surface.list = () => listing({ type: 'audioSession.changed', active: true }, announced({}, bench.call.id))
    await comeBack(bench)
    expect(bench.asked('setAudioSession').command).toMatchObject({ active: true })
    expect(bench.surface.shows).toHaveLength(before)
    bench.surface.list = () => listing({ type: 'audioSession.changed', active: false })
    await comeBack(bench)
    expect(bench.surface.shows).toHaveLength(before + 1)
    expect(bench.kinds()).not.toContain('contained-error')
  })

  it('ends the wait for it: nothing more wakes the phone', async () => {
    const bench = await withScreen({ signedIn: false })
    const before = bench.phone.trace().inputs.length
    await bench.clock.advanceAsync(15_000)
    expect(bench.phone.trace().inputs).toHaveLength(before)
  })

  it('may name a call by our id alone: which entry stands there is not said, so it is shown anew', async () => {
    const bench = await withScreen()
    await bench.talking()
    await settle()
    const before = bench.surface.shows.length
    bench.surface.list = () => listing({ type: 'call.announced', call: { callId: bench.call.id } })
    await comeBack(bench)
    expect(bench.surface.shows).toHaveLength(before + 1)
    expect(bench.surface.closes).toEqual([])
    expect(bench.kinds()).not.toContain('contained-error')
  })
})

describe('a call that has gone from the screen and is shown anew', () => {
  it.each(['held', 'muted'] as const)('%s: what the screen says back to it is not its user', async (toggle) => {
    const bench = await withScreen()
    await bench.talking()
    const set = async (value: boolean) => {
      if (toggle === 'held') {
        void (value ? bench.phone.hold() : bench.phone.resume())
        await settle()
        await bench.reply('setHold')
        bench.say('call.holdChanged', 'out-1', { side: 'local', held: value })
      } else {
        void (value ? bench.phone.mute() : bench.phone.unmute())
        await settle()
        await bench.reply('setMute')
        bench.say('call.muteChanged', 'out-1', { muted: value })
      }
      await settle()
    }
    const type = toggle === 'held' ? 'hold' : 'mute'
    await set(true)
    // What it was told before has been said back: no other echo is waited for.
    bench.surface.ask({ type, [toggle]: true })
    const before = bench.surface.shows.length
    await comeBack(bench)
    expect(bench.surface.shows.slice(before)).toMatchObject([{ [toggle]: true }])
    await set(false)
    const asked = bench.commands().length
    bench.surface.ask({ type, [toggle]: true })
    await settle()
    expect(bench.commands()).toHaveLength(asked)
    expect(bench.surface.shows.at(-1)).toMatchObject({ [toggle]: false })
  })
})

describe('a call screen that does not start', () => {
  it('is asked for no list and told of no call when the app comes to the foreground', async () => {
    const { surface, answers } = surfaceAnsweringLater(() => new Promise<void>(() => {}))
    const bench = await withScreen({ surface })
    await bench.talking()
    await comeBack(bench)
    expect([answers, surface.shows]).toEqual([[], []])
  })

  it('is reported with what it says', async () => {
    const surface = createFakeSurface(() => Promise.reject(new Error('CallKit is not on a simulator')))
    const bench = await withScreen({ surface })
    expect(bench.diagnostics).toMatchObject([
      { kind: 'invalid', message: 'no call screen: CallKit is not on a simulator' },
    ])
  })
})

describe('a phone that is started a second time', () => {
  /** A call rings at once in its second run. */
  async function restart(bench: Awaited<ReturnType<typeof withScreen>>) {
    await bench.phone.stop()
    await bench.phone.start()
    await bench.incoming('in-1', '0901234567')
    await settle()
  }

  it('shows nothing until the screen has said again what it shows', async () => {
    const { surface, answer } = surfaceAnsweringLater()
    const bench = await withScreen({ surface })
    answer(listing())
    await settle()
    await restart(bench)
    expect(surface.shows).toEqual([])
    answer(listing(announced()))
    await settle()
    expect(surface.shows).toMatchObject([{ uuid: UUID, stage: 'ringing' }])
    expect(surface.closes).toEqual([])
  })

  it('waits for the list as long as the first time, whatever of its first wait was left', async () => {
    const { surface } = surfaceAnsweringLater()
    const bench = await withScreen({ surface })
    await bench.clock.advanceAsync(6_000)
    await restart(bench)
    await bench.clock.advanceAsync(9_999)
    expect(surface.shows).toEqual([])
    await bench.clock.advanceAsync(1)
    await settle()
    expect(surface.shows).toMatchObject([{ stage: 'ringing' }])
  })
})

describe('a phone whose start has failed', () => {
  it('shows again, when it is started anew, what it had shown', async () => {
    let starts = 0
    const surface = createFakeSurface()
    surface.list = () => listing(announced())
    const bench = await withScreen({
      surface,
      signedIn: false,
      script: { onStart: () => (++starts === 1 ? new Promise<void>(() => {}) : undefined) },
    })
    expect(surface.shows).toMatchObject([{ uuid: UUID }])
    await bench.clock.advanceAsync(15_000)
    await settle()
    expect(bench.phone.getSnapshot().status).toBe('idle')
    void bench.phone.start()
    await settle()
    expect(surface.shows).toMatchObject([{ uuid: UUID }, { uuid: UUID }])
  })
})
