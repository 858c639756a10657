import { describe, expect, it } from 'vitest'
import {
  createSimulated,
  liveCalls,
  openSimulated,
  type SimulatedPhone,
  startUp,
  theId,
} from '../support/simulated-phone.ts'

// The native side of iOS takes the first `endCall` or `callConnected` after a VoIP push for the pushed call, whatever id
// they name (SwiftFlutterCallkitIncomingPlugin.swift, `isFromPushKit`).

const pushed = '8ba7b810-9dad-41d1-80b4-00c04fd430c8'
const push = { id: pushed, nameCaller: 'Lan', handle: '0907654321', type: 0, duration: 45_000 }

async function talking() {
  const line = await openSimulated({ platform: 'ios' })
  const far = line.transport.far.call({ from: '0901234567', name: 'Mai' })
  await line.pass()
  const id = theId(line)
  line.simulator.hands.answer(id)
  await line.pass(1_000)
  return { line, far, id }
}

const shows = (line: SimulatedPhone) => line.simulator.screen.calls.map(({ id, state }) => [id, state])

describe('a VoIP push while another call talks, on iOS', () => {
  it('does not fall with the end of the other call', async () => {
    const { line, far } = await talking()
    line.simulator.native.push(push)
    await line.pass()
    far.hangUp()
    await line.pass(1_000)
    expect(shows(line)).toEqual([[pushed, 'ringing']])
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming', remote: { address: '0907654321' } }])
  })

  it('does not fall with the end of the other call once the phone has shown it either', async () => {
    const { line, far } = await talking()
    line.simulator.native.push(push)
    await line.pass()
    const second = line.transport.far.call({ from: '0907654321' })
    await line.pass(1_000)
    far.hangUp()
    await line.pass(1_000)
    expect(shows(line)).toEqual([[pushed, 'ringing']])
    line.simulator.hands.answer(pushed)
    await line.pass(1_000)
    expect(second.stage).toBe('talking')
  })

  it('does not keep the other call on the screen, once it was declined', async () => {
    const { line, far } = await talking()
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.hands.decline(pushed)
    await line.pass(1_000)
    far.hangUp()
    await line.pass(1_000)
    expect(shows(line)).toEqual([])
    expect(line.simulator.activeCalls).toEqual([])
  })

  it('is not answered by the other call that gets through', async () => {
    const line = await openSimulated({ platform: 'ios' })
    void line.phone.startCall({ to: '0908888888' })
    await line.pass(1_000)
    const far = line.transport.far.last
    line.simulator.native.push(push)
    await line.pass()
    const second = line.transport.far.call({ from: '0907654321' })
    await line.pass(1_000)
    far?.answer()
    await line.pass(1_000)
    expect(line.simulator.screen.calls).toContainEqual(expect.objectContaining({ id: pushed, state: 'ringing' }))
    expect(line.simulator.screen.calls).toContainEqual(
      expect.objectContaining({ handle: '0908888888', state: 'active' }),
    )
    expect(second.stage).toBe('ringing')
  })

  it('does not fall with the notification of a call that was missed before', async () => {
    const line = await openSimulated({ platform: 'ios' })
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.native.push(push)
    await line.pass()
    far.cancel()
    await line.pass(1_000)
    expect(line.simulator.screen.notices).toHaveLength(1)
    expect(shows(line)).toEqual([[pushed, 'ringing']])
    line.transport.far.call({ from: '0907654321' }).cancel()
    await line.pass(1_000)
    expect(shows(line)).toEqual([])
  })

  it('does not fall with another call after a cold start, in which it was found by the list', async () => {
    const line = createSimulated({ platform: 'ios', attached: false })
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.js.attach()
    await startUp(line)
    const [found] = liveCalls(line)
    if (!found) throw new Error('The pushed call was not found.')
    line.surface.close(
      { callId: found.id, uuid: '9ba7b810-9dad-41d1-80b4-00c04fd430c8' },
      { reason: 'replaced', by: 'system', at: 1_000, confirmed: true },
    )
    await line.pass(1_000)
    expect(shows(line)).toEqual([[pushed, 'ringing']])
    expect(liveCalls(line)).toHaveLength(1)
  })

  it('does not stay for the notification of a call that the user and the caller ended at once', async () => {
    const line = await openSimulated({ platform: 'ios' })
    const ended = { reason: 'cancelled', by: 'remote', at: 1_000, confirmed: true } as const
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    const [call] = liveCalls(line)
    if (!call) throw new Error('There is no call.')
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.js.detach()
    line.simulator.hands.decline(call.id)
    line.simulator.js.attach()
    void line.surface.listCalls?.()
    await line.pass()
    line.surface.close({ callId: call.id, uuid: call.id }, ended)
    await line.pass()
    expect([line.simulator.screen.notices.length, shows(line)]).toEqual([1, [[pushed, 'ringing']]])
    line.surface.close({ callId: call.id, uuid: pushed }, ended)
    await line.pass()
    expect(shows(line)).toEqual([])
  })

  it('is ended when it is meant, and said to be so twice', async () => {
    const { line } = await talking()
    line.simulator.native.push(push)
    await line.pass()
    const second = line.transport.far.call({ from: '0907654321' })
    await line.pass()
    second.cancel()
    await line.pass(1_000)
    expect(shows(line)).toHaveLength(1)
    expect(shows(line)).not.toContainEqual([pushed, 'ringing'])
    expect(liveCalls(line)).toMatchObject([{ phase: 'active' }])
  })
})
