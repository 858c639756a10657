import { describe, expect, it } from 'vitest'
import {
  liveCalls,
  openSimulated,
  type Simulated,
  type SimulatedPhone,
  theCall,
  theId,
} from '../support/simulated-phone.ts'

const answers = ({ transport }: SimulatedPhone) => transport.far.received.filter(({ type }) => type === 'answer').length
const asked = ({ simulator }: SimulatedPhone, method: string) =>
  simulator.asked.filter((one) => one.method === method).length

async function ringing(options: Simulated) {
  const line = await openSimulated(options)
  const far = line.transport.far.call({ from: '0901234567', name: 'Mai' })
  await line.pass()
  return { line, far, id: theId(line) }
}

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/839
// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/610
describe.each(['2.5', '3.1'] as const)(
  'setCallConnected that gives ACCEPT again, as %s does on iOS (#839, #610)',
  (version) => {
    it('answers once, and makes no loop', async () => {
      const { line, id } = await ringing({ platform: 'ios', version })
      line.simulator.hands.answer(id)
      await line.pass(10_000)
      expect(line.simulator.sent.filter(({ event }) => event === 'ACTION_CALL_ACCEPT')).toHaveLength(2)
      expect(theCall(line).phase).toBe('active')
      expect([answers(line), asked(line, 'callConnected')]).toEqual([1, 1])
    })

    it('leaves a call that was placed alone', async () => {
      const line = await openSimulated({ platform: 'ios', version })
      void line.phone.startCall({ to: '0901234567' })
      await line.pass()
      line.transport.far.last?.answer()
      await line.pass(10_000)
      expect(line.simulator.sent.map(({ event }) => event)).toContain('ACTION_CALL_ACCEPT')
      expect(liveCalls(line)).toMatchObject([{ phase: 'active', direction: 'outgoing' }])
      expect([answers(line), asked(line, 'callConnected')]).toEqual([0, 1])
    })
  },
)

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/549
describe('ACCEPT that comes twice, 360 ms apart, on Android (#549)', () => {
  it('answers once', async () => {
    const { line, id } = await ringing({ platform: 'android' })
    line.simulator.native.repeatNextAccept()
    line.simulator.hands.answer(id)
    await line.pass(2_000)
    expect(line.simulator.sent.filter(({ event }) => event === 'ACTION_CALL_ACCEPT')).toHaveLength(2)
    expect(answers(line)).toBe(1)
    expect(theCall(line).phase).toBe('active')
  })
})

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/588
// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/598
// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/65
describe.each(['android', 'ios'] as const)('pressing accept on %s (#588, #598, #65)', (platform) => {
  it('is never followed by a DECLINE of our own making', async () => {
    const { line, id, far } = await ringing({ platform })
    line.simulator.hands.answer(id)
    await line.pass(5_000)
    const events = line.simulator.sent.map(({ event }) => event)
    expect(events).not.toContain('ACTION_CALL_DECLINE')
    expect(events).not.toContain('ACTION_CALL_ENDED')
    expect(asked(line, 'endCall') + asked(line, 'endAllCalls')).toBe(0)
    expect(far.stage).toBe('talking')
  })

  it('in the app at the same time answers once', async () => {
    const { line, id, far } = await ringing({ platform })
    line.simulator.hands.answer(id)
    void line.phone.answer()
    await line.pass(5_000)
    expect(answers(line)).toBe(1)
    expect(far.stage).toBe('talking')
  })

  it('in the app silences the screen, and the echo of that ends nothing', async () => {
    const { line, far } = await ringing({ platform })
    void line.phone.answer()
    await line.pass(5_000)
    expect(line.simulator.screen.isRinging).toBe(false)
    expect(line.simulator.screen.calls).toMatchObject([{ state: 'active' }])
    expect(far.stage).toBe('talking')
    expect(answers(line)).toBe(1)
  })
})

// https://github.com/jitsi/jitsi-meet/pull/3167
describe.each(['android', 'ios'] as const)('mute and hold on %s', (platform) => {
  it('do not go to and fro between app and call screen', async () => {
    const { line, id, far } = await ringing({ platform })
    line.simulator.hands.answer(id)
    await line.pass(1_000)
    void line.phone.mute()
    void line.phone.unmute()
    void line.phone.mute()
    await line.pass(10_000)
    expect(far.mutedByPhone).toBe(true)
    const told = asked(line, 'muteCall')
    await line.pass(10_000)
    expect(asked(line, 'muteCall')).toBe(told)
    expect(told).toBeLessThanOrEqual(3)
    void line.phone.hold()
    await line.pass(5_000)
    void line.phone.resume()
    await line.pass(5_000)
    expect(theCall(line).phase).toBe('active')
    expect(far.heldByPhone).toBe(false)
    expect(asked(line, 'holdCall')).toBe(2)
  })
})

describe('mute and hold by the user of the call screen', () => {
  it('reach the far side, on iOS', async () => {
    const { line, id, far } = await ringing({ platform: 'ios' })
    line.simulator.hands.answer(id)
    await line.pass(1_000)
    line.simulator.hands.mute(id, true)
    await line.pass(1_000)
    line.simulator.hands.hold(id, true)
    await line.pass(1_000)
    expect([far.mutedByPhone, far.heldByPhone]).toEqual([true, true])
    line.simulator.hands.hold(id, false)
    line.simulator.hands.digits(id, '12#')
    await line.pass(3_000)
    expect([far.heldByPhone, far.digits]).toEqual([false, '12#'])
    expect(asked(line, 'muteCall') + asked(line, 'holdCall')).toBe(0)
  })

  it('are put back where the transport refuses them', async () => {
    const { line, id } = await ringing({ platform: 'ios' })
    line.simulator.hands.answer(id)
    await line.pass(1_000)
    line.transport.far.refuse('setHold', { ok: false, reason: 'forbidden' }, 9)
    line.simulator.hands.hold(id, true)
    await line.pass(5_000)
    expect(line.simulator.screen.calls).toMatchObject([{ isHeld: false }])
  })

  it('is a cellular call that takes the telephone, on Android', async () => {
    const { line, id, far } = await ringing({ platform: 'android' })
    line.simulator.hands.answer(id)
    await line.pass(1_000)
    line.simulator.native.cellular(true)
    await line.pass(1_000)
    expect(far.heldByPhone).toBe(true)
    line.simulator.native.cellular(false)
    await line.pass(1_000)
    expect(far.heldByPhone).toBe(false)
  })
})
