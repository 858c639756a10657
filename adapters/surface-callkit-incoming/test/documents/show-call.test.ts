import { uuidSource } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { createSimulated, liveCalls, openSimulated, startUp, theCall, theId } from '../support/simulated-phone.ts'
import { sample } from './samples.ts'

// Each sample of flutter_callkit_incoming's document about showing a call, done with a phone on the simulator.

const platforms = ['android', 'ios'] as const
const id = '44d915e1-5ff4-4bed-bf13-c423048ec97a'

describe.each(platforms)(sample('Show the incoming call screen'), (platform) => {
  it(`happens by itself when a call comes (${platform})`, async () => {
    const line = await openSimulated({ platform })
    line.transport.far.call({ from: '0901234567', name: 'Mai', video: true })
    await line.pass()
    expect(line.simulator.screen.calls).toMatchObject([
      { id: theCall(line).id, name: 'Mai', handle: '0901234567', video: true, state: 'ringing' },
    ])
  })

  it(`may be asked for by the app, and the phone has the call then (${platform})`, async () => {
    const line = await openSimulated({ platform })
    void line.surface.callkit.showCallkitIncoming({ id, nameCaller: 'Mai', handle: '0901234567', type: 0 })
    await line.pass()
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming', remote: { name: 'Mai', address: '0901234567' } }])
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    expect([liveCalls(line).length, line.simulator.screen.calls.length]).toEqual([1, 1])
  })
})

describe.each(platforms)(sample('Generate a UUID for the call'), (platform) => {
  it(`is done by the phone, and the same one is used to the end (${platform})`, async () => {
    const line = await openSimulated({ platform })
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    const call = theId(line)
    expect(call).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    line.simulator.hands.answer(call)
    await line.pass(1_000)
    void line.phone.mute()
    void line.phone.hold()
    await line.pass(1_000)
    void line.phone.hangUp()
    await line.pass(1_000)
    const ids = line.simulator.asked.flatMap(({ args }) => Object(args).id ?? [])
    expect(new Set(ids.filter((one: string) => !one.startsWith('00000000')))).toEqual(new Set([call]))
  })

  it(`is there for an app that needs one of its own (${platform})`, async () => {
    const line = await openSimulated({ platform })
    const own = uuidSource()()
    void line.surface.callkit.showCallkitIncoming({ id: own })
    await line.pass()
    expect(theId(line)).toBe(own)
  })
})

describe.each(platforms)(sample('Key parameters'), (platform) => {
  it(`come from the call, and the look from the app (${platform})`, async () => {
    const line = await openSimulated({
      platform,
      ringTimeoutMs: 30_000,
      params: { avatar: 'https://example.com/mai.png', extra: { userId: '1a2b3c4d' } },
    })
    line.transport.far.call({ from: '0901234567', name: 'Mai', video: true })
    await line.pass()
    expect(line.simulator.asked.at(-1)).toMatchObject({
      method: 'showCallkitIncoming',
      args: {
        id: theCall(line).id,
        nameCaller: 'Mai',
        handle: '0901234567',
        type: 1,
        duration: 30_000,
        avatar: 'https://example.com/mai.png',
        extra: { userId: '1a2b3c4d' },
      },
    })
  })

  it(`duration is the ring timer of the phone, so that both agree (${platform})`, async () => {
    const line = await openSimulated({ platform, ringTimeoutMs: 30_000 })
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    await line.pass(31_000)
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { reason: 'no-answer' } })
    expect(line.simulator.screen.notices).toHaveLength(1)
  })
})

describe(sample('Hide the call notification (Android)'), () => {
  it('happens by itself when a call is answered in the app', async () => {
    const line = await openSimulated({ platform: 'android' })
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    expect(line.simulator.screen.isRinging).toBe(true)
    void line.phone.answer()
    await line.pass(1_000)
    expect(line.simulator.screen.isRinging).toBe(false)
    expect(line.simulator.asked.map(({ method }) => method)).toContain('hideCallkitIncoming')
  })

  it('may be asked for by the app; iOS hides by itself and says so', async () => {
    for (const platform of platforms) {
      const line = await openSimulated({ platform })
      const asked = line.surface.callkit.hideCallkitIncoming(id)
      await line.pass()
      expect(await asked).toMatchObject(platform === 'android' ? { ok: true } : { ok: false, reason: 'not-supported' })
    }
  })
})

describe.each(platforms)(sample('Mark the call as connected'), (platform) => {
  it(`happens once the transport says that the call stands, and not before (${platform})`, async () => {
    const line = await openSimulated({ platform })
    line.transport.far.connectAfter(5_000)
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.hands.answer(theId(line))
    await line.pass(2_000)
    const connected = () => line.simulator.asked.filter(({ method }) => method === 'callConnected').length
    expect([theCall(line).phase, connected()]).toEqual(['connecting', 0])
    await line.pass(5_000)
    expect([theCall(line).phase, connected()]).toEqual(['active', 1])
  })
})

describe.each(platforms)(sample('Get active calls'), (platform) => {
  it(`happens by itself at the start: a launch from a terminated state finds its call (${platform})`, async () => {
    const line = createSimulated({ platform, attached: false })
    line.simulator.native.push({ id, nameCaller: 'Mai', handle: '0901234567', duration: 45_000 })
    await line.pass()
    line.simulator.js.attach()
    await startUp(line)
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming', remote: { name: 'Mai' } }])
  })

  it(`gives the app the list in one form (${platform})`, async () => {
    const line = await openSimulated({ platform })
    line.simulator.native.push({ id, nameCaller: 'Mai', handle: '0901234567', duration: 45_000 })
    await line.pass()
    const asked = line.surface.callkit.activeCalls()
    await line.pass()
    expect(await asked).toMatchObject({
      ok: true,
      value: [{ id, nameCaller: 'Mai', handle: '0901234567', isAccepted: false }],
    })
  })
})

describe.each(platforms)(sample('Firebase background message handler'), (platform) => {
  it(`shows the call natively; the phone joins the call that comes later with it (${platform})`, async () => {
    const line = createSimulated({ platform, attached: false })
    line.simulator.native.push({ id, nameCaller: 'Mai', handle: '0901234567', type: 0, duration: 45_000 })
    await line.pass(3_000)
    line.simulator.js.attach()
    await startUp(line)
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass(1_000)
    line.simulator.hands.answer(id)
    await line.pass(1_000)
    expect([far.stage, liveCalls(line).length, line.simulator.screen.calls.length]).toEqual(['talking', 1, 1])
  })
})
