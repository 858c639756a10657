import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createFakeSurface } from './fake-surface.ts'
import { talkingOnScreen, withScreen } from './with-screen.ts'

async function talking(surface = createFakeSurface()) {
  const bench = await talkingOnScreen({ surface })
  const mute = async (muted: boolean) => {
    void (muted ? bench.phone.mute() : bench.phone.unmute())
    await settle()
  }
  /** The transport does what it was asked. */
  const obey = async () => {
    const { command, index } = bench.asked('setMute')
    bench.transport.answer(index, { ok: true })
    if (command.type === 'setMute') bench.say('call.muteChanged', 'out-1', { muted: command.muted })
    await settle()
  }
  const desired = () => bench.call.mute.desired
  const told = () => bench.surface.shows.map(({ muted }) => muted)
  return { bench, mute, obey, desired, told }
}

describe('a call screen that says nothing back', () => {
  it('is heard at once, also when it asks for what it was told before', async () => {
    const surface = Object.assign(createFakeSurface(), { echoes: false })
    const { mute, obey, desired, bench } = await talking(surface)
    await mute(true)
    await obey()
    for (const muted of [false, true]) {
      bench.surface.ask({ type: 'mute', muted })
      await settle()
      await obey()
    }
    expect(desired()).toBe(true)
  })
})

// jitsi-meet 3167: each side takes the echo of its own wish for a wish of the other's.
describe('a call screen that says back what it was told', () => {
  it('is not taken for its user: two quick taps in the app do not come back as two more', async () => {
    const { bench, mute, obey, desired, told } = await talking()
    await mute(true)
    await mute(false)
    const ids = [true, false].map((muted) => bench.surface.ask({ type: 'mute', muted }))
    await obey()
    await obey()
    expect(desired()).toBe(false)
    expect(told()).toEqual([false, false, true, false])
    expect(bench.surface.settled).toEqual(ids.map((id) => [id, true]))
  })

  it('is still heard when its user wants something else', async () => {
    const { bench, mute, obey, desired } = await talking()
    await mute(true)
    await obey()
    bench.surface.ask({ type: 'mute', muted: false })
    expect(desired()).toBe(false)
    bench.surface.ask({ type: 'mute', muted: true })
    expect(desired()).toBe(false)
    await obey()
    bench.surface.ask({ type: 'mute', muted: true })
    expect(desired()).toBe(true)
  })

  it('is its user’s own word when nothing was told', async () => {
    const { bench, desired, told, obey } = await talking()
    const before = told().length
    const id = bench.surface.ask({ type: 'mute', muted: true })
    await settle()
    await obey()
    expect(desired()).toBe(true)
    expect(bench.surface.settled).toEqual([[id, true]])
    // It stands there already, so it is not told.
    expect(told()).toHaveLength(before)
  })

  it('may lose a word: a later one settles what should have come before it', async () => {
    const { bench, mute, desired } = await talking()
    await mute(true)
    await mute(false)
    bench.surface.ask({ type: 'mute', muted: false })
    expect(desired()).toBe(false)
    bench.surface.ask({ type: 'mute', muted: true })
    expect(desired()).toBe(true)
  })

  it('has two seconds: what comes later is its user', async () => {
    const { bench, mute, obey, desired } = await talking()
    await mute(true)
    await obey()
    await mute(false)
    await obey()
    await bench.clock.advanceAsync(1_999)
    bench.surface.ask({ type: 'mute', muted: true })
    expect(desired()).toBe(false)
    await bench.clock.advanceAsync(1)
    bench.surface.ask({ type: 'mute', muted: true })
    expect(desired()).toBe(true)
  })

  it('does not mix up mute and hold', async () => {
    const { bench, mute, obey } = await talking()
    await mute(true)
    await obey()
    bench.surface.ask({ type: 'hold', held: true })
    await settle()
    expect(bench.count('setHold')).toBe(1)
  })

  it('comes to rest when it is slow', async () => {
    const { bench, mute, obey, desired, told } = await talking()
    await mute(true)
    await mute(false)
    await bench.clock.advanceAsync(3_000)
    for (const muted of [true, false]) {
      bench.surface.ask({ type: 'mute', muted })
      await settle()
    }
    for (let i = 0; i < 4; i++) await obey()
    const before = told().length
    await bench.clock.advanceAsync(10_000)
    expect(desired()).toBe(false)
    expect(told()).toHaveLength(before)
  })

  it('stands where its last word says: a press that crossed our telling ends with both alike', async () => {
    const { bench, mute, obey, desired, told } = await talking()
    await mute(true)
    await obey()
    // Pressed before our telling arrived, so it comes first; then our telling is carried out and said back.
    bench.surface.ask({ type: 'mute', muted: false })
    await settle()
    await obey()
    bench.surface.ask({ type: 'mute', muted: true })
    await settle()
    expect(desired()).toBe(false)
    expect(told().at(-1)).toBe(false)
    bench.surface.ask({ type: 'mute', muted: false })
    await settle()
    expect([desired(), told().at(-1)]).toEqual([false, false])
  })

  it('is told anew, once, when an echo is missing and its last word was another', async () => {
    const { bench, mute, obey, desired, told } = await talking()
    await mute(true)
    await obey()
    await mute(false)
    await obey()
    await mute(true)
    await obey()
    // Three tellings in one round trip: the screen saw no difference in the third, so two come back.
    for (const muted of [true, false]) bench.surface.ask({ type: 'mute', muted })
    await settle()
    const before = told().length
    await bench.clock.advanceAsync(2_000)
    await settle()
    expect(told().slice(before)).toEqual([true])
    await bench.clock.advanceAsync(10_000)
    expect(told()).toHaveLength(before + 1)
    expect(desired()).toBe(true)
  })

  it('may say back the first level of a call that it had shown before: as what, nobody said', async () => {
    const { bench } = await talking()
    const uuid = '6f1d3a52-0f5c-4c8e-9a64-0b1c5a3d7e21'
    bench.surface.host.emit({ type: 'call.announced', call: bench.os(uuid), remote: { address: '7' } })
    await settle()
    bench.emit({
      type: 'call.found',
      call: { refs: { 'os.uuid': uuid } },
      direction: 'incoming',
      phase: 'active',
      held: true,
    })
    await settle()
    bench.surface.ask({ type: 'hold', held: false }, uuid)
    await settle()
    expect(bench.at(1).phase).toBe('held')
    expect(bench.commands()).not.toContain('setHold')
  })

  it('says back an answer, an end and a start of the app: nothing happens twice', async () => {
    const bench = await withScreen()
    await bench.incoming()
    await settle()
    void bench.phone.answer()
    await settle()
    bench.surface.ask({ type: 'answer' })
    await settle()
    expect(bench.count('answer')).toBe(1)
    bench.say('call.established', 'in-1')
    await settle()
    const again = bench.surface.ask({ type: 'answer' })
    await settle()
    expect(bench.surface.settled.at(-1)).toEqual([again, true])
    void bench.phone.hangUp()
    bench.say('call.ended', 'in-1')
    await settle()
    const end = bench.surface.ask({ type: 'end' })
    await settle()
    expect(bench.surface.settled.at(-1)).toEqual([end, true])
    expect(bench.count('hangUp')).toBe(1)
    expect(bench.kinds()).not.toContain('unknown')
  })
})
