import { describe, expect, it } from 'vitest'
import { createSimulated, liveCalls, openSimulated, startUp, theCall } from '../support/simulated-phone.ts'

const pushed = '8ba7b810-9dad-41d1-80b4-00c04fd430c8'
const push = { id: pushed, nameCaller: 'Mai', handle: '0901234567', type: 0, duration: 45_000 }

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/845
describe.each(['android', 'ios'] as const)('accepted on %s before anybody listened (#845)', (platform) => {
  it('is answered as soon as the call itself comes, and is one call', async () => {
    const line = createSimulated({ platform, attached: false })
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.hands.answer(pushed)
    await line.pass()
    expect(line.simulator.sent.every(({ delivered }) => !delivered)).toBe(true)

    line.simulator.js.attach()
    await startUp(line)
    expect(liveCalls(line)).toHaveLength(1)
    const far = line.transport.far.call({ from: '0901234567', name: 'Mai' })
    await line.pass(1_000)
    expect(liveCalls(line)).toHaveLength(1)
    expect(theCall(line).phase).toBe('active')
    expect(far.stage).toBe('talking')
    expect(line.simulator.screen.calls).toHaveLength(1)
    expect(line.simulator.screen.calls[0]).toMatchObject({ id: pushed, state: 'active' })
  })

  it('also where its call came before the app did', async () => {
    const line = createSimulated({ platform, attached: false })
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.hands.answer(pushed)
    await line.pass()
    line.simulator.js.attach()
    const far = line.transport.far.call({ from: '0901234567', name: 'Mai' })
    await startUp(line)
    await line.pass(1_000)
    expect(liveCalls(line)).toHaveLength(1)
    expect(far.stage).toBe('talking')
  })
})

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/596
describe.each(['android', 'ios'] as const)('a push to an app that was terminated, on %s (#596)', (platform) => {
  it('is found by activeCalls, in its phase, once', async () => {
    const line = createSimulated({ platform, attached: false })
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.js.attach()
    await startUp(line)
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming', remote: { address: '0901234567', name: 'Mai' } }])
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    expect(liveCalls(line)).toHaveLength(1)
    line.simulator.hands.answer(pushed)
    await line.pass(1_000)
    expect(far.stage).toBe('talking')
    expect(line.simulator.asked.map(({ method }) => method)).not.toContain('showCallkitIncoming')
  })

  it('is declined from there', async () => {
    const line = createSimulated({ platform, attached: false })
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.js.attach()
    await startUp(line)
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.hands.decline(pushed)
    await line.pass(1_000)
    expect(liveCalls(line)).toEqual([])
    expect(far.stage).toBe('ended')
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'declined' } })
  })
})

// https://github.com/hiennguyen92/flutter_callkit_incoming/issues/218
describe('activeCalls that are never empty (#218)', () => {
  it.each(['android', 'ios'] as const)('are empty once a call is over, on %s', async (platform) => {
    for (const way of ['declined there', 'hung up there', 'hung up here', 'cancelled', 'hung up by the far side']) {
      const line = await openSimulated({ platform })
      const far = line.transport.far.call({ from: '0901234567' })
      await line.pass()
      const { id } = theCall(line)
      if (way !== 'declined there' && way !== 'cancelled') line.simulator.hands.answer(id)
      await line.pass(1_000)
      if (way === 'declined there') line.simulator.hands.decline(id)
      else if (way === 'hung up there') line.simulator.hands.hangUp(id)
      else if (way === 'hung up here') void line.phone.hangUp()
      else if (way === 'cancelled') far.cancel()
      else far.hangUp()
      await line.pass(1_000)
      expect([way, line.simulator.activeCalls, line.simulator.screen.calls]).toEqual([way, [], []])
    }
  })

  it('are empty after a call was answered in the app', async () => {
    const line = await openSimulated({ platform: 'android' })
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    void line.phone.answer()
    await line.pass(1_000)
    expect(line.simulator.activeCalls).toMatchObject([{ isAccepted: true }])
    expect(line.simulator.screen.isRinging).toBe(false)
    far.hangUp()
    await line.pass()
    expect([line.simulator.activeCalls, line.simulator.screen.calls]).toEqual([[], []])
  })

  it('of a process that died open no ghost for long, and are tidied up', async () => {
    const line = await openSimulated({ platform: 'android' })
    line.simulator.native.push(push)
    await line.pass()
    line.simulator.native.die()
    expect(line.simulator.activeCalls).toHaveLength(1)
    const next = createNext(line)
    await startUp(next)
    await next.pass(60_000)
    expect(liveCalls(next)).toEqual([])
    expect(next.simulator.activeCalls).toEqual([])
  })
})

const createNext = (line: Awaited<ReturnType<typeof openSimulated>>) => line.reopen()
