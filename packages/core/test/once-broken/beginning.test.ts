import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallSurface } from '../../src/index.ts'
import { createBench, createReadyBench } from '../phone-bench.ts'

describe('signing out', () => {
  it('while still registering shows no registration and dials no call that waited for it', async () => {
    const bench = await createBench()
    const signedIn = bench.phone.signIn({ username: '100' })
    const placed = bench.phone.startCall({ to: '101' })
    const seen: string[] = []
    bench.phone.subscribe(() => seen.push(bench.phone.getSnapshot().registration.state))
    void bench.phone.signOut()
    expect(await bench.state(signedIn)).toMatchObject({ ok: false, reason: 'superseded' })
    expect(await bench.state(placed)).toMatchObject({ ok: false, reason: 'not-registered' })
    expect(seen).not.toContain('registered')
    expect(bench.commands()).toEqual(['signIn', 'signOut'])
    expect(bench.phone.getSnapshot().canStartCall).toBe(false)
  })

  it('after a failed sign-in shows no registration on the way', async () => {
    const bench = await createBench()
    void bench.phone.signIn({ username: '100' })
    bench.emit({ type: 'registration.changed', state: 'failed', reason: 'credentials' })
    const seen: unknown[] = []
    bench.phone.subscribe(() => {
      const { registration, canStartCall } = bench.phone.getSnapshot()
      seen.push([registration.state, canStartCall])
    })
    void bench.phone.signOut()
    bench.emit({ type: 'registration.changed', state: 'signed-out' })
    expect(seen).toEqual([['signed-out', false]])
  })
})

describe('beginning a call', () => {
  it('a mute wished while it rings goes with the answer', async () => {
    const bench = await createReadyBench()
    await bench.incoming('in-1')
    void bench.phone.mute()
    expect(bench.call.mute).toMatchObject({ desired: true, pending: true })
    void bench.phone.answer()
    await settle()
    expect(bench.asked('answer').command).toMatchObject({ muted: true })
  })

  it('the OS screen of a start that was refused is closed', async () => {
    const said: unknown[] = []
    const surface: CallSurface = {
      name: 'surface',
      start: async () => {},
      async show({ callId, stage }) {
        said.push(['show', callId, stage])
        return { ok: true }
      },
      close: ({ callId }) => said.push(['close', callId]),
      settle: () => {},
      stop: async () => {},
    }
    const bench = await createReadyBench({ phone: { surface } })
    const placed = bench.phone.startCall({ to: '101' })
    const { id } = bench.call
    await bench.reply('startCall', { ok: false, reason: 'busy' })
    expect(await bench.state(placed)).toMatchObject({ ok: false, reason: 'busy' })
    expect(bench.calls).toEqual([])
    expect(said).toEqual([
      ['show', id, 'dialing'],
      ['close', id],
    ])
  })

  it('a permission prompt comes before the start, whose deadline does not wait for a reader', async () => {
    const bench = await createReadyBench()
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'prompt' })
    const placed = bench.phone.startCall({ to: '101', onPermission: 'request' })
    expect(bench.commands()).toEqual(['signIn', 'requestPermission'])
    expect(bench.call).toMatchObject({ phase: 'preparing', waitingFor: 'permission' })
    bench.clock.advance(30_000)
    expect(await bench.state(placed)).toBe('pending')
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'granted' })
    await bench.reply('requestPermission')
    expect(bench.count('startCall')).toBe(1)
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    expect(await bench.state(placed)).toMatchObject({ ok: true })
  })

  it('an id source that throws answers the command and leaves no call', async () => {
    const ids = () => {
      throw new Error('no')
    }
    const bench = await createBench({ phone: { ids } })
    await bench.signIn()
    expect(await bench.state(bench.phone.startCall({ to: '101' }))).toEqual({ ok: false, reason: 'failed' })
    expect(bench.calls).toEqual([])
    expect(bench.kinds()).toEqual(['contained-error'])
  })

  it('a call dialled to somebody else is not taken for the start that is under way', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    bench.say('call.dialed', 'foreign', { remote: { address: '999' } })
    expect(bench.calls).toMatchObject([
      { phase: 'preparing', remote: { address: '101' } },
      { phase: 'dialing', remote: { address: '999' } },
    ])
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'mine' } })
    expect(await bench.state(placed)).toMatchObject({ ok: true, callId: bench.at(0).id })
    bench.say('call.ended', 'foreign', { reason: 'busy' })
    bench.say('call.established', 'mine')
    expect(bench.calls).toMatchObject([
      { phase: 'active', remote: { address: '101' } },
      { phase: 'ended', remote: { address: '999' } },
    ])
  })

  it('a number dialled again rings, although its earlier announcement never arrived', async () => {
    const bench = await createReadyBench()
    bench.emit({ type: 'call.announced', call: { refs: { push: '1' } }, remote: { address: '0901234567' } })
    expect(bench.call).toMatchObject({ phase: 'incoming', attached: false })
    bench.clock.advance(31_000)
    expect(bench.events).toContain('call.missed')
    await bench.incoming('redial', '0901234567')
    expect(bench.at(-1)).toMatchObject({ phase: 'incoming', attached: true })
    expect(bench.kinds()).toEqual([])
    expect(bench.count('hangUp')).toBe(0)
  })
})
