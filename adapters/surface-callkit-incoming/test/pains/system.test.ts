import type { Json } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { createCallkitIncomingSurface, messageChannel } from '../../src/index.ts'
import { createSimulated, liveCalls, openSimulated, startUp, theCall, theId } from '../support/simulated-phone.ts'

describe('what iOS wants of the phone', () => {
  it('sound begins when the audio session is given', async () => {
    const line = await openSimulated({ platform: 'ios' })
    line.transport.far.call({ from: '0901234567' })
    await line.pass()
    const heard: unknown[] = []
    line.surface.callkit.onEvent((event) => {
      if (event.event === 'actionCallToggleAudioSession') heard.push(event.isActive)
    })
    line.simulator.hands.answer(theId(line))
    await line.pass(1_000)
    line.simulator.hands.hangUp(theId(line))
    await line.pass(1_000)
    expect(heard).toEqual([true, false])
    expect(line.transport.far.received.map(({ type }) => type)).toContain('setAudioSession')
  })

  it('a call from Siri or the recent ones is placed under its id, and is one call', async () => {
    const line = await openSimulated({ platform: 'ios' })
    const id = '8ba7b810-9dad-41d1-80b4-00c04fd430c8'
    line.simulator.native.start({ id, handle: '0901234567', nameCaller: 'Mai' })
    await line.pass(1_000)
    expect(liveCalls(line)).toMatchObject([{ direction: 'outgoing', remote: { address: '0901234567' } }])
    line.transport.far.last?.answer()
    await line.pass(1_000)
    expect(line.simulator.screen.calls).toMatchObject([{ id, state: 'active' }])
    line.simulator.hands.hangUp(id)
    await line.pass(1_000)
    expect(liveCalls(line)).toEqual([])
  })

  it('a call from Siri that is refused leaves the screen', async () => {
    const line = await openSimulated({ platform: 'ios' })
    line.transport.far.refuse('startCall', { ok: false, reason: 'forbidden' })
    line.simulator.native.start({ id: '8ba7b810-9dad-41d1-80b4-00c04fd430c8', handle: '0901234567' })
    await line.pass(20_000)
    expect(liveCalls(line)).toEqual([])
    expect(line.simulator.screen.calls).toEqual([])
  })

  it('do-not-disturb hides a call, and nobody says so: it rings in the app', async () => {
    const line = await openSimulated({ platform: 'ios' })
    line.simulator.native.refuseNext()
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass(1_000)
    expect(line.simulator.screen.calls).toEqual([])
    expect(liveCalls(line)).toMatchObject([{ phase: 'incoming' }])
    void line.phone.answer()
    await line.pass(1_000)
    expect(far.stage).toBe('talking')
  })

  it('a reset ends every call', async () => {
    const line = await openSimulated({ platform: 'ios' })
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    line.simulator.hands.answer(theId(line))
    await line.pass(1_000)
    line.simulator.native.reset()
    await line.pass(1_000)
    expect([far.stage, liveCalls(line)]).toEqual(['ended', []])
  })

  it('calls are merged and split by its buttons', async () => {
    const line = await openSimulated({ platform: 'ios', params: { ios: { maximumCallsPerCallGroup: 2 } } })
    const ids: string[] = []
    for (const from of ['0901234567', '0907654321']) {
      line.transport.far.call({ from })
      await line.pass()
      const id = theId(line)
      ids.push(id)
      line.simulator.hands.answer(id)
      await line.pass(1_000)
    }
    const [one = '', other = ''] = ids
    line.simulator.hands.group(one, other)
    await line.pass(2_000)
    const groups = liveCalls(line).map(({ groupId }) => groupId)
    expect(groups[0]).toBeDefined()
    expect(new Set(groups).size).toBe(1)
    line.simulator.hands.group(one)
    await line.pass(2_000)
    expect(liveCalls(line).map(({ groupId }) => groupId)).toEqual([undefined, undefined])
  })

  it('the token of pushes reaches the app, and that it is void', async () => {
    const line = await openSimulated({ platform: 'ios' })
    const tokens: (string | null)[] = []
    line.phone.on('pushToken.changed', ({ token }) => tokens.push(token))
    line.simulator.native.pushToken('d6a77ca8')
    line.simulator.native.pushToken('')
    await line.pass()
    expect(tokens).toEqual(['d6a77ca8', null])
  })
})

describe.each(['android', 'ios'] as const)('on %s', (platform) => {
  it('what native code sends reaches the app', async () => {
    const line = await openSimulated({ platform })
    const heard: Json[] = []
    line.phone.on('surface.custom', ({ data }) => heard.push(data))
    line.simulator.native.send({ seat: 4 })
    await line.pass()
    expect(heard).toEqual([{ seat: 4 }])
  })

  it('a cellular call that is listed is none of ours', async () => {
    const line = createSimulated({ platform })
    line.simulator.native.cellular(true)
    await startUp(line)
    expect(liveCalls(line)).toEqual([])
  })

  it('a phone whose host has no plugin goes on without', async () => {
    const line = createSimulated({ platform })
    const surface = createCallkitIncomingSurface({
      channel: { invoke: () => Promise.reject(new Error('MissingPluginException')), on: () => () => {} },
    })
    await expect(
      surface.start({ ringTimeoutMs: 1, can: line.transport.capabilities.can, emit() {}, request() {} }),
    ).rejects.toThrow('does not answer')
  })

  it('lives behind a channel of messages as well', async () => {
    const line = createSimulated({ platform })
    for (const send of ['object', 'json'] as const) {
      const channel = messageChannel(line.simulator.port, { send })
      const surface = createCallkitIncomingSurface({ channel })
      const asked = surface.callkit.activeCalls()
      await line.pass()
      expect(await asked).toEqual({ ok: true, value: [] })
      channel.close()
      expect(await surface.callkit.activeCalls()).toMatchObject({ ok: false, reason: 'failed' })
    }
  })

  it('a page that is opened again comes to one call, on both sides', async () => {
    const line = await openSimulated({ platform })
    const far = line.transport.far.call({ from: '0901234567' })
    await line.pass()
    const { id } = theCall(line)
    line.simulator.hands.answer(id)
    await line.pass(1_000)
    const next = line.reopen()
    await startUp(next)
    await next.pass(1_000)
    expect(liveCalls(next)).toHaveLength(1)
    expect(next.simulator.screen.calls).toHaveLength(1)
    far.hangUp()
    await next.pass(1_000)
    expect([liveCalls(next), next.simulator.screen.calls, next.simulator.activeCalls]).toEqual([[], [], []])
  })
})
