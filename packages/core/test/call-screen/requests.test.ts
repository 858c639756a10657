import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { talkingOnScreen, withScreen } from './with-screen.ts'

const SIRI = 'd3adbeef-0f5c-4c8e-9a64-0b1c5a3d7e21'

describe('what the user of the call screen asks', () => {
  it('is settled when it came true, and once', async () => {
    const bench = await talkingOnScreen()
    const hold = bench.surface.ask({ type: 'hold', held: true })
    await settle()
    expect(bench.surface.settled).toEqual([])
    await bench.reply('setHold')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await settle()
    expect(bench.call.phase).toBe('held')
    expect(bench.surface.settled).toEqual([[hold, true]])
  })

  it('does not flicker on the screen before the call follows', async () => {
    const bench = await talkingOnScreen()
    const before = bench.surface.shows.length
    bench.surface.ask({ type: 'hold', held: true })
    await settle()
    await bench.reply('setHold')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await settle()
    expect(bench.surface.shows.slice(before).map(({ held }) => held)).not.toContain(false)
  })

  it('is taken back on the screen when it is refused', async () => {
    const bench = await talkingOnScreen()
    const hold = bench.surface.ask({ type: 'hold', held: true })
    await settle()
    await bench.reply('setHold', { ok: false, reason: 'refused' })
    expect(bench.surface.settled).toEqual([[hold, false]])
    expect(bench.surface.shows.at(-1)).toMatchObject({ held: false })
  })

  it('reaches the digits', async () => {
    const bench = await talkingOnScreen()
    bench.surface.ask({ type: 'digits', digits: '1#' })
    await settle()
    expect(bench.asked('sendDigit').command).toMatchObject({ digit: '1' })
  })

  it('ends what rings as declined and what talks as hung up', async () => {
    const bench = await talkingOnScreen()
    bench.surface.ask({ type: 'end' })
    await settle()
    expect(bench.call.phase).toBe('ending')
    await bench.incoming()
    await settle()
    bench.surface.ask({ type: 'end' }, bench.at(1).id)
    bench.say('call.ended', 'in-1')
    await settle()
    expect(bench.at(1)).toMatchObject({ phase: 'ended', end: { reason: 'declined', by: 'local' } })
  })

  it('merges two calls and splits them', async () => {
    const bench = await withScreen({ policy: { oneVoice: false } })
    await bench.talking('out-1')
    await bench.talking('out-2')
    await settle()
    const [one, two] = [bench.at(0).id, bench.at(1).id]
    bench.surface.ask({ type: 'group', with: bench.os(two) }, one)
    await settle()
    expect(bench.asked('merge').command).toMatchObject({ calls: [{ callId: one }, { callId: two }] })
    await bench.reply('merge')
    expect(bench.surface.settled.at(-1)?.[1]).toBe(true)
    expect(bench.at(0).groupId).toBe(bench.at(1).groupId)
    expect(bench.screen().map(({ groupId }) => groupId)).toEqual([bench.at(0).groupId, bench.at(0).groupId])
    bench.surface.ask({ type: 'group' }, one)
    await settle()
    expect(bench.asked('split').command).toMatchObject({ calls: [{ callId: one }] })
  })

  it.each(['hold', 'mute', 'digits', 'end', 'group'])(
    '%s of no call of ours is refused and touches none',
    async (type) => {
      const bench = await talkingOnScreen()
      const asked = bench.commands().length
      const id = bench.surface.ask({ type, held: true, muted: true, digits: '1' }, SIRI)
      await settle()
      expect(bench.surface.settled).toEqual([[id, false]])
      expect(bench.commands()).toHaveLength(asked)
      expect(bench.kinds()).toContain('unknown')
    },
  )

  it('that cannot be read is refused with a diagnostic', async () => {
    const bench = await talkingOnScreen()
    bench.surface.host.request({ type: 'hold', requestId: 'r', call: {}, held: 'yes' })
    await settle()
    expect(bench.kinds()).toContain('invalid')
    expect(bench.call.phase).toBe('active')
  })
})

describe('a call that the call screen asks to start', () => {
  it('goes by the uuid that the OS gave it', async () => {
    const bench = await withScreen()
    const id = bench.surface.ask({ type: 'start', to: '101', video: false }, SIRI)
    await settle()
    expect(bench.screen()).toMatchObject([{ uuid: SIRI, stage: 'dialing' }])
    await bench.reply('startCall')
    expect(bench.surface.settled).toEqual([[id, true]])
  })

  it('is not started a second time when the OS says back what it was told', async () => {
    const bench = await talkingOnScreen()
    const id = bench.surface.ask({ type: 'start', to: '101', video: false }, bench.call.id)
    await settle()
    expect(bench.surface.settled).toEqual([[id, true]])
    expect([bench.count('startCall'), bench.calls.length]).toEqual([1, 1])
  })

  it('is not started anew when the OS says back a start that is over by now', async () => {
    const bench = await talkingOnScreen()
    const { id } = bench.call
    bench.say('call.ended', 'out-1')
    await settle()
    const request = bench.surface.ask({ type: 'start', to: '101', video: false }, id)
    await settle()
    expect(bench.surface.settled).toEqual([[request, false]])
    expect(bench.count('startCall')).toBe(1)
  })

  it('waits for the account when Siri has woken the app', async () => {
    const bench = await withScreen({ signedIn: false })
    const id = bench.surface.ask({ type: 'start', to: '101', video: false }, SIRI)
    await settle()
    expect([bench.calls.length, bench.surface.settled.length]).toEqual([0, 0])
    await bench.signIn()
    await settle()
    expect(bench.screen()).toMatchObject([{ uuid: SIRI }])
    await bench.reply('startCall')
    expect(bench.surface.settled).toEqual([[id, true]])
  })

  it('is refused when nobody signs in', async () => {
    const bench = await withScreen({ signedIn: false })
    const id = bench.surface.ask({ type: 'start', to: '101', video: false }, SIRI)
    await bench.clock.advanceAsync(15_000)
    await settle()
    expect(bench.surface.settled).toEqual([[id, false]])
    expect(bench.calls).toEqual([])
  })

  it('calls back the far side of the call that the notification names', async () => {
    const bench = await withScreen()
    await bench.incoming('in-1', '0901234567')
    await settle()
    const { id } = bench.call
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    await bench.clock.advanceAsync(4_000)
    bench.surface.ask({ type: 'callBack' }, id)
    await settle()
    expect(bench.asked('startCall').command).toMatchObject({ to: '0901234567', video: false })
    expect(bench.call.id).not.toBe(id)
  })

  it('calls back whom the notification names, though the call is long forgotten', async () => {
    const bench = await withScreen()
    bench.surface.ask({ type: 'callBack', to: '555', video: true }, SIRI)
    await settle()
    expect(bench.asked('startCall').command).toMatchObject({ to: '555', video: true })
    expect(bench.screen()).toMatchObject([{ uuid: bench.call.id }])
  })

  it('calls nobody back of whom nothing is known', async () => {
    const bench = await withScreen()
    const id = bench.surface.ask({ type: 'callBack' }, SIRI)
    await settle()
    expect(bench.surface.settled).toEqual([[id, false]])
    expect(bench.count('startCall')).toBe(0)
  })
})
