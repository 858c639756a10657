import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallList } from '../../src/index.ts'
import { announced, listing, OTHER, surfaceAnsweringLater, surfaceWith, UUID } from './os-lists.ts'
import { talkingOnScreen, withScreen } from './with-screen.ts'

describe('what stands on the call screen when the app comes', () => {
  it('is one call in its phase, also when its user has answered it', async () => {
    const bench = await withScreen({ surface: surfaceWith(() => listing(announced({ answered: true }))) })
    expect(bench.call).toMatchObject({ phase: 'incoming', attached: false, answering: true })
    await bench.incoming('in-1', '0901234567')
    await settle()
    expect(bench.count('answer')).toBe(1)
    await bench.reply('answer')
    bench.say('call.established', 'in-1')
    await settle()
    expect([bench.calls.length, bench.call.phase]).toEqual([1, 'active'])
    expect(bench.screen()).toMatchObject([{ uuid: UUID, stage: 'connected' }])
  })

  it('is known before anything is shown, so that nothing is shown twice', async () => {
    const { surface, answer } = surfaceAnsweringLater()
    const bench = await withScreen({ surface })
    await bench.incoming('in-1', '0901234567')
    await settle()
    expect(surface.shows).toEqual([])
    answer(listing(announced()))
    await settle()
    expect(surface.shows).toMatchObject([{ uuid: UUID, stage: 'ringing' }])
    expect(surface.closes).toEqual([])
  })

  it('was declined there before the INVITE came: it does not ring again', async () => {
    const bench = await withScreen({ surface: surfaceWith(() => listing(announced())) })
    bench.surface.ask({ type: 'end' }, UUID)
    await settle()
    expect(bench.screen()).toEqual([])
    await bench.incoming('in-1', '0901234567')
    await settle()
    expect(bench.call.phase).toBe('ended')
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'ghost' })
  })

  it('was declined there, and the next call of the same number rings: it has another name', async () => {
    const bench = await withScreen({ surface: surfaceWith(() => listing(announced())) })
    bench.surface.ask({ type: 'end' }, UUID)
    await settle()
    bench.emit({
      type: 'call.offered',
      call: { refs: { 'os.uuid': OTHER, 'sip.call-id': 'in-1' } },
      remote: { address: '0901234567' },
    })
    await settle()
    expect(bench.calls.at(-1)).toMatchObject({ phase: 'incoming', attached: true })
    expect(bench.count('hangUp')).toBe(0)
  })

  it.each(['do-not-disturb', 'a full phone'])('is taken down when %s declines it at once', async (why) => {
    const bench = await withScreen(why === 'a full phone' ? { policy: { maxCalls: 0 } } : {})
    if (why !== 'a full phone') await bench.phone.setDoNotDisturb(true)
    bench.surface.host.emit(announced())
    await settle()
    expect(bench.surface.shows).toEqual([])
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: UUID }, end: { by: 'system' } }])
    await bench.clock.advanceAsync(1_000)
    bench.emit({ type: 'link.changed', state: 'up' })
    await settle()
    expect(bench.surface.closes).toHaveLength(1)
  })

  it('is taken down when the transport never delivers it', async () => {
    const bench = await withScreen({ surface: surfaceWith(() => listing(announced())) })
    await bench.clock.advanceAsync(30_000)
    await settle()
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: UUID }, end: { reason: 'unconfirmed' } }])
  })

  it('was answered on a screen that said nothing else of the call', async () => {
    const bench = await withScreen()
    const id = bench.surface.ask({ type: 'answer' }, UUID)
    await settle()
    expect([bench.calls, bench.surface.settled]).toEqual([[], []])
    bench.emit({ type: 'call.offered', call: { refs: { 'os.uuid': UUID, 'sip.call-id': 'in-1' } } })
    await settle()
    await bench.reply('answer')
    bench.say('call.established', 'in-1')
    await settle()
    expect(bench.surface.settled).toEqual([[id, true]])
    expect(bench.calls).toHaveLength(1)
  })

  it('was answered on a screen whose call never came', async () => {
    const bench = await withScreen()
    const id = bench.surface.ask({ type: 'answer' }, UUID)
    await bench.clock.advanceAsync(29_999)
    expect(bench.surface.settled).toEqual([])
    await bench.clock.advanceAsync(1)
    await settle()
    expect(bench.surface.settled).toEqual([[id, false]])
    expect(bench.calls).toEqual([])
  })

  it.each(['first', 'last'])(
    'is a call that was placed, which the list does not tell: the list comes %s',
    async (order) => {
      const { surface, answer } = surfaceAnsweringLater()
      const bench = await withScreen({ surface })
      const list = () => answer(listing(announced({ answered: true })))
      const found = () =>
        bench.say('call.found', 'out-1', {
          direction: 'outgoing',
          phase: 'active',
          remote: { address: '0901234567' },
        })
      for (const tell of order === 'first' ? [list, found] : [found, list]) {
        tell()
        await settle()
      }
      expect(bench.calls).toMatchObject([{ phase: 'active', direction: 'outgoing' }])
      expect(bench.screen()).toMatchObject([{ uuid: UUID, stage: 'connected', callId: bench.call.id }])
      expect(surface.closes).toEqual([])
    },
  )

  it('may be unreadable: what can be read counts, and nothing is shown anew for it', async () => {
    const bench = await withScreen({ surface: surfaceWith(() => listing({ type: 'call.announced' }, announced())) })
    expect(bench.calls).toHaveLength(1)
    expect(bench.kinds()).toContain('invalid')
  })
})

describe('what stands on the call screen when the app comes to the foreground', () => {
  async function back(list: (uuid: string) => CallList) {
    const bench = await talkingOnScreen()
    const uuid = bench.call.id
    bench.surface.list = () => list(uuid)
    const foreground = async () => {
      bench.emit({ type: 'app.changed', state: 'foreground' })
      await settle()
    }
    return { bench, uuid, foreground }
  }

  it('is shown anew when it has gone', async () => {
    const { bench, foreground } = await back(() => listing())
    const before = bench.surface.shows.length
    await foreground()
    expect(bench.surface.shows).toHaveLength(before + 1)
  })

  it('is shown anew when only another entry of it stands there, which is closed', async () => {
    const { bench, uuid, foreground } = await back(() =>
      listing(announced({ answered: true, remote: { address: '101' } })),
    )
    const before = bench.surface.shows.length
    await foreground()
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: UUID } }])
    expect(bench.surface.shows.slice(before)).toMatchObject([{ callId: uuid }])
  })

  it('is shown anew under the name that it had, also after another entry of it was closed', async () => {
    const { bench, uuid, foreground } = await back(() => listing())
    bench.surface.host.emit(announced({ answered: true, remote: { address: '101' } }))
    await settle()
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: UUID } }])
    await foreground()
    expect(bench.surface.shows.at(-1)).toMatchObject({ uuid })
  })

  it.each(['held', 'muted'] as const)(
    'is set right when it stands there otherwise than the call is: %s',
    async (toggle) => {
      const { bench, uuid, foreground } = await back((id) => listing(announced({ [toggle]: true }, id)))
      const before = bench.surface.shows.length
      await foreground()
      expect(bench.surface.shows.slice(before)).toMatchObject([{ uuid, [toggle]: false }])
      expect([bench.count('setMute'), bench.count('setHold')]).toEqual([0, 0])
    },
  )

  it('is taken as it is told where the list says nothing of mute and hold, or cannot know what was told since', async () => {
    const { bench, uuid, foreground } = await back((id) => listing(announced({}, id)))
    void bench.phone.mute()
    await settle()
    const before = bench.surface.shows.length
    await foreground()
    bench.surface.list = () => listing(announced({ muted: false }, uuid))
    await foreground()
    expect(bench.surface.shows).toHaveLength(before)
    // The echo is no longer waited for, and the list is believed.
    await bench.clock.advanceAsync(2_000)
    await foreground()
    expect(bench.surface.shows.slice(before)).toMatchObject([{ uuid, muted: true }])
  })

  it('stays as its user has set it while the call follows, whatever an older list says', async () => {
    const { bench, foreground } = await back((id) => listing(announced({ held: false }, id)))
    bench.surface.ask({ type: 'hold', held: true })
    await settle()
    const before = bench.surface.shows.length
    await foreground()
    expect(bench.surface.shows).toHaveLength(before)
    await bench.reply('setHold')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await settle()
    expect(bench.call.phase).toBe('held')
    expect(bench.surface.shows).toHaveLength(before)
  })

  it('is left alone when it stands there', async () => {
    const { bench, foreground } = await back((uuid) => listing(announced({}, uuid)))
    const before = bench.surface.shows.length
    await foreground()
    expect(bench.surface.shows).toHaveLength(before)
  })

  it('is left alone when the list is not whole', async () => {
    const { bench, foreground } = await back(() => ({ complete: false, facts: [] }))
    const before = bench.surface.shows.length
    await foreground()
    expect(bench.surface.shows).toHaveLength(before)
  })

  // flutter_callkit_incoming 866: a full-screen activity that stays when the far side has given up.
  it('is closed once more when its call has ended', async () => {
    const { bench, uuid, foreground } = await back((uuid) => listing(announced({}, uuid)))
    bench.say('call.ended', 'out-1')
    await settle()
    expect(bench.surface.closes).toHaveLength(1)
    await foreground()
    expect(bench.surface.closes).toMatchObject([{ call: { uuid } }, { call: { uuid }, end: { by: 'remote' } }])
    expect(bench.calls.filter(({ phase }) => phase !== 'ended')).toEqual([])
  })
})

describe('a call screen that does not say what it shows', () => {
  it('is not waited for longer than for a command', async () => {
    const bench = await withScreen({ surface: surfaceWith(() => new Promise<CallList>(() => {})) })
    await bench.talking()
    await bench.clock.advanceAsync(9_999)
    expect(bench.surface.shows).toEqual([])
    await bench.clock.advanceAsync(1)
    await settle()
    expect(bench.screen()).toMatchObject([{ stage: 'connected' }])
  })
})

describe('a phone that is stopped', () => {
  it('takes its last call off the screen before the screen is stopped', async () => {
    const bench = await withScreen()
    await bench.talking()
    await settle()
    void bench.phone.stop()
    await settle()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'local' })
    await settle()
    expect(bench.phone.getSnapshot().status).toBe('stopped')
    expect(bench.surface.closes).toMatchObject([{ end: { reason: 'hung-up' } }])
  })

  it('takes off, too, what only a push had announced', async () => {
    const bench = await withScreen()
    bench.surface.host.emit(announced())
    await settle()
    void bench.phone.stop()
    await settle()
    expect(bench.surface.closes).toMatchObject([{ call: { uuid: UUID } }])
  })
})

describe('a phone that is started a second time', () => {
  it('learns anew what stands on the screen', async () => {
    const bench = await withScreen()
    await bench.phone.stop()
    await settle()
    bench.surface.list = () => listing(announced())
    await bench.phone.start()
    await settle()
    expect(bench.screen()).toMatchObject([{ uuid: UUID }])
  })
})
