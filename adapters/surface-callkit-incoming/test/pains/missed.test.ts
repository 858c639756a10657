import type { EndReason } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { platforms } from '../support/bodies.ts'
import { callOf, methodsOf, openLine, uuid } from '../support/line.ts'
import { liveCalls, openSimulated, theCall, theId } from '../support/simulated-phone.ts'

const closed = { callId: callOf().callId, uuid }
const at = { at: 1_000, confirmed: true } as const

describe.each(platforms)('the notification of a missed call on %s', (platform) => {
  it.each([
    ['cancelled', 'remote', true],
    ['no-answer', 'system', true],
    ['connection-lost', 'network', true],
    ['blocked', 'system', true],
    ['declined', 'local', false],
    ['busy', 'local', false],
    ['answered-elsewhere', 'remote', false],
    ['declined-elsewhere', 'remote', false],
    ['ended-elsewhere', 'remote', false],
    ['replaced', 'system', false],
    ['merged', 'local', false],
  ] as const satisfies readonly (readonly [EndReason, string, boolean])[])(
    'of one that ended as %s by %s: %s, as the log says',
    async (reason, by, isMissed) => {
      const line = await openLine({ platform })
      await line.surface.show(callOf())
      line.surface.close(closed, { reason, by, ...at })
      expect(methodsOf(line).includes('showMissCallNotification')).toBe(isMissed)
    },
  )

  it('is left out for an outgoing call, for one that was answered, and for one that never rang here', async () => {
    const line = await openLine({ platform })
    const end = { reason: 'cancelled', by: 'remote', ...at } as const
    line.surface.close(closed, end)
    await line.surface.show(callOf({ direction: 'outgoing', stage: 'dialing' }))
    line.surface.close(closed, end)
    await line.surface.show(callOf())
    await line.say('ACTION_CALL_ACCEPT', { id: uuid })
    line.surface.close(closed, end)
    expect(methodsOf(line)).not.toContain('showMissCallNotification')
  })

  it('is left out where the app wants none', async () => {
    const line = await openLine({ platform, missedCalls: false })
    await line.surface.show(callOf())
    line.surface.close(closed, { reason: 'cancelled', by: 'remote', ...at })
    expect(methodsOf(line)).not.toContain('showMissCallNotification')
  })

  it('appears when the caller gives up, and calls back', async () => {
    const line = await openSimulated({ platform })
    const far = line.transport.far.call({ from: '0901234567', name: 'Mai' })
    await line.pass()
    const id = theId(line)
    far.cancel()
    await line.pass(1_000)
    expect(line.simulator.screen.notices).toMatchObject([{ id, name: 'Mai' }])
    line.simulator.hands.callBack(id)
    await line.pass(1_000)
    expect(theCall(line)).toMatchObject({ direction: 'outgoing', remote: { address: '0901234567' } })
    expect(line.simulator.screen.calls).toMatchObject([{ handle: '0901234567', direction: 'outgoing' }])
  })

  it('is the one of the OS where its own ring timer was first', async () => {
    const line = await openSimulated({ platform })
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.native.timeOut(theId(line))
    await line.pass(1_000)
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'no-answer' } })
    expect(far.stage).toBe('ended')
    expect(line.simulator.screen.notices).toHaveLength(1)
    expect(line.simulator.asked.map(({ method }) => method)).not.toContain('showMissCallNotification')
  })
})

describe.each(platforms)('the two ring timers on %s', (platform) => {
  it('agree: nobody answers, and it is one end', async () => {
    const line = await openSimulated({ platform, ringTimeoutMs: 20_000 })
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    expect(line.simulator.asked.at(-1)).toMatchObject({ args: { duration: 20_000 } })
    await line.pass(19_000)
    expect(liveCalls(line)).toHaveLength(1)
    await line.pass(2_000)
    expect(liveCalls(line)).toEqual([])
    expect(theCall(line)).toMatchObject({ end: { reason: 'no-answer' } })
    expect(line.simulator.screen.calls).toEqual([])
    expect(line.simulator.screen.notices).toHaveLength(1)
  })
})

describe('a notification that is wiped away on Android', () => {
  it('ends the call as unanswered', async () => {
    const line = await openSimulated({ platform: 'android' })
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.hands.swipe(theId(line))
    await line.pass(1_000)
    expect(far.stage).toBe('ended')
    expect(liveCalls(line)).toEqual([])
  })
})
