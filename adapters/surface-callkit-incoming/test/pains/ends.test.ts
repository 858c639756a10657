import { describe, expect, it } from 'vitest'
import {
  liveCalls,
  openSimulated,
  type Simulated,
  type SimulatedPhone,
  theCall,
  theId,
} from '../support/simulated-phone.ts'

const from = ['0901234567', '0907654321'] as const
const events = ({ simulator }: SimulatedPhone) => simulator.sent.map(({ event }) => event.replace('ACTION_CALL_', ''))

async function talking(options: Simulated) {
  const line = await openSimulated(options)
  const far = line.transport.far.call({ from: from[0], name: 'Mai' })
  await line.pass()
  const id = theId(line)
  line.simulator.hands.answer(id)
  await line.pass(1_000)
  return { line, far, id }
}

/** A second caller, while the first call talks. */
async function waiting(options: Simulated) {
  const { line, far, id } = await talking(options)
  const second = line.transport.far.call({ from: from[1], name: 'Lan' })
  await line.pass(1_000)
  return { line, first: { far, id }, second: { far: second, id: theId(line) } }
}

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/500
// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/732
describe('an end of the wrong kind (#500, #732)', () => {
  it('ENDED for a decline, as iOS sends it once there was an outgoing call, declines', async () => {
    const line = await openSimulated({ platform: 'ios' })
    void line.phone.startCall({ to: '0908888888' })
    await line.pass()
    void line.phone.hangUp()
    await line.pass(1_000)
    const far = line.transport.far.call({ from: from[0] })
    await line.pass()
    line.simulator.hands.decline(theId(line))
    await line.pass(1_000)
    expect(events(line).filter((event) => event === 'DECLINE')).toEqual([])
    expect(far.stage).toBe('ended')
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'declined' } })
  })

  it.each(['android', 'ios'] as const)('DECLINE for a call that was placed hangs it up, on %s', async (platform) => {
    const line = await openSimulated({ platform })
    void line.phone.startCall({ to: '0908888888' })
    await line.pass()
    const id = theId(line)
    line.simulator.js.detach()
    line.simulator.hands.hangUp(id)
    await line.pass()
    line.simulator.js.attach()
    line.simulator.native.send({ id, number: '0908888888', handle: '0908888888' }, 'ACTION_CALL_DECLINE')
    await line.pass(1_000)
    expect(liveCalls(line)).toEqual([])
    expect(line.transport.far.last?.stage).toBe('ended')
  })
})

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/683
describe('TIMEOUT of a call that talks, after two calls on iOS (#683)', () => {
  it('ends nothing, and the call comes back to the screen', async () => {
    const { line, first, second } = await waiting({ platform: 'ios' })
    line.simulator.hands.decline(second.id)
    await line.pass(60_000)
    expect(events(line)).toContain('TIMEOUT')
    expect(liveCalls(line)).toMatchObject([{ phase: 'active' }])
    expect(first.far.stage).toBe('talking')
    expect(line.simulator.screen.calls.map(({ id }) => id)).toEqual([first.id])
    void line.phone.mute()
    await line.pass(1_000)
    expect(line.simulator.screen.calls).toMatchObject([{ id: first.id, isMuted: true }])
  })
})

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/866
describe('the full screen of Android when the caller gives up (#866)', () => {
  const params = { android: { isFullScreen: true } }

  it.each(['cancelled', 'answered-elsewhere'] as const)('closes: %s', async (reason) => {
    const line = await openSimulated({ platform: 'android', params })
    const far = line.transport.far.call({ from: from[0] })
    await line.pass()
    expect(line.simulator.screen.calls).toMatchObject([{ isFullScreen: true }])
    expect([events(line), line.simulator.activeCalls]).toEqual([[], []])
    far.cancel({ reason })
    await line.pass()
    expect([line.simulator.screen.calls, line.simulator.screen.isRinging]).toEqual([[], false])
  })

  it('is answered although the plugin has not said that it rings', async () => {
    const line = await openSimulated({ platform: 'android', params })
    const far = line.transport.far.call({ from: from[0] })
    await line.pass()
    line.simulator.hands.answer(theId(line))
    await line.pass(1_000)
    expect(far.stage).toBe('talking')
    expect(line.simulator.screen.calls).toMatchObject([{ state: 'active', isFullScreen: false }])
  })

  it('that native code has shown is answered with all that the event tells', async () => {
    const line = await openSimulated({ platform: 'android' })
    const id = '8ba7b810-9dad-41d1-80b4-00c04fd430c8'
    line.simulator.native.push({ id, nameCaller: 'Mai', handle: from[0], android: { isFullScreen: true } })
    await line.pass()
    line.simulator.hands.answer(id)
    await line.pass()
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming', remote: { address: from[0], name: 'Mai' } }])
    const far = line.transport.far.call({ from: from[0] })
    await line.pass(1_000)
    expect(far.stage).toBe('talking')
    expect(liveCalls(line)).toHaveLength(1)
  })

  it('that native code has shown is declined for the call that comes for it, which does not ring', async () => {
    const line = await openSimulated({ platform: 'android' })
    const id = '8ba7b810-9dad-41d1-80b4-00c04fd430c8'
    line.simulator.native.push({ id, nameCaller: 'Mai', handle: from[0], android: { isFullScreen: true } })
    await line.pass()
    line.simulator.hands.decline(id)
    await line.pass(1_000)
    expect(events(line)).toEqual(['DECLINE'])
    const far = line.transport.far.call({ from: from[0] })
    await line.pass(1_000)
    expect(far.stage).toBe('ended')
    expect([liveCalls(line), line.simulator.screen.calls]).toEqual([[], []])
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'declined' } })
    // Of a call that is closed once more Android says nothing.
    expect(events(line)).toEqual(['DECLINE'])
  })

  it('that native code says to have ended, long after it was closed, is one call all the same', async () => {
    const line = await openSimulated({ platform: 'android' })
    let incoming = 0
    line.phone.on('call.incoming', () => {
      incoming += 1
    })
    const far = line.transport.far.call({ from: from[0] })
    await line.pass()
    far.cancel()
    await line.pass(1_000)
    expect(events(line)).toEqual(['INCOMING', 'DECLINE'])
    expect(line.diagnostics).toEqual([])
    // Twice: the phone knows nothing of it but the grave, and closes it once more, which silences nobody.
    const hidden = () => line.simulator.asked.filter(({ method }) => method === 'hideCallkitIncoming').length
    const before = hidden()
    const body = { id: theCall(line).id, number: from[0] }
    for (let turn = 0; turn < 2; turn += 1) {
      line.simulator.native.send(body, 'ACTION_CALL_DECLINE')
      await line.pass(1_000)
    }
    expect([incoming, hidden()]).toEqual([1, before])
    expect(line.diagnostics.map(({ kind }) => kind)).toEqual(['late', 'late'])
    expect([liveCalls(line), line.simulator.screen.calls]).toEqual([[], []])
  })

  it('does not silence the next caller when a declined call is closed', async () => {
    const line = await openSimulated({ platform: 'android' })
    line.transport.far.call({ from: from[0] })
    await line.pass()
    const id = theId(line)
    line.transport.far.call({ from: from[1] })
    await line.pass()
    line.simulator.hands.decline(id)
    await line.pass()
    const asked = line.simulator.asked.map(({ method }) => method)
    expect(asked).not.toContain('hideCallkitIncoming')
    expect(asked).not.toContain('endCall')
  })
})

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/118
describe.each(['2.5', '3.1'] as const)('End & Accept while a call talks, on iOS with %s (#118)', (version) => {
  it('ends the one and answers the other', async () => {
    const { line, first, second } = await waiting({ platform: 'ios', version })
    line.simulator.hands.answer(second.id, 'end')
    await line.pass(3_000)
    expect([first.far.stage, second.far.stage]).toEqual(['ended', 'talking'])
    expect(liveCalls(line)).toHaveLength(1)
  })

  it('hangs up the call that is hung up, after a second caller was declined', async () => {
    const { line, first, second } = await waiting({ platform: 'ios', version })
    line.simulator.hands.decline(second.id)
    await line.pass(1_000)
    expect([first.far.stage, second.far.stage]).toEqual(['talking', 'ended'])
    line.simulator.hands.hangUp(first.id)
    await line.pass(1_000)
    // The event names the declined one.
    const last = line.simulator.sent.filter(({ event }) => /DECLINE|ENDED/.test(event)).at(-1)
    expect(Object(last?.body).id).not.toBe(first.id)
    expect(first.far.stage).toBe('ended')
    expect(liveCalls(line)).toEqual([])
  })

  it('holds the one and answers the other, where the user wants that', async () => {
    const { line, first, second } = await waiting({ platform: 'ios', version })
    line.simulator.hands.answer(second.id, 'hold')
    await line.pass(3_000)
    expect([first.far.heldByPhone, second.far.stage]).toEqual([true, 'talking'])
    expect(liveCalls(line)).toHaveLength(2)
  })
})

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/796
describe('DECLINE and TIMEOUT of one call (#796)', () => {
  it.each(['android', 'ios'] as const)('are one end, and it was declined, on %s', async (platform) => {
    const line = await openSimulated({ platform })
    line.transport.far.call({ from: from[0] })
    await line.pass()
    const id = theId(line)
    line.simulator.hands.decline(id)
    line.simulator.native.send({ id, number: from[0], handle: from[0] }, 'ACTION_CALL_TIMEOUT')
    await line.pass(1_000)
    expect(line.phone.getSnapshot().calls.filter(({ phase }) => phase === 'ended')).toHaveLength(1)
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'declined' } })
    expect(line.simulator.screen.notices).toEqual([])
  })
})

describe('two callers, of whom the first gives up', () => {
  it.each(['android', 'ios'] as const)('leave the second one on the screen of %s', async (platform) => {
    const { line, first, second } = await waiting({ platform })
    first.far.hangUp()
    await line.pass(1_000)
    expect(line.simulator.screen.calls).toMatchObject([{ id: second.id, state: 'ringing' }])
    line.simulator.hands.answer(second.id)
    await line.pass(1_000)
    expect(second.far.stage).toBe('talking')
  })
})
