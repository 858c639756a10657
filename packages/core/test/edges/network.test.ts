import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { withScreen } from '../call-screen/with-screen.ts'
import { createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

const down = { type: 'link.changed', state: 'down' } as const
const up = { type: 'link.changed', state: 'up' } as const
const network = (online: boolean) => ({ type: 'network.changed', online }) as const

/** A call whose media is interrupted, on a transport that can be asked for its calls. */
async function listedBench() {
  const found = {
    type: 'call.found',
    call: { refs: { 'sip.call-id': 'out-1' } },
    direction: 'outgoing',
    phase: 'active',
  }
  let facts: readonly unknown[] = []
  const bench = await createTalkingBench({ script: { listCalls: () => ({ complete: true, facts }) } })
  bench.say('call.mediaChanged', 'out-1', { media: 'interrupted' })
  facts = [found]
  const before = bench.transport.listed
  return Object.assign(bench, {
    /** How often the transport was asked which calls live, and for a new path of the media. */
    async asks(...facts: readonly object[]) {
      for (const fact of facts) bench.emit(fact)
      await settle()
      return [bench.transport.listed - before, bench.count('restartMedia')]
    },
  })
}

describe('the link', () => {
  it('of which the transport says nothing stays unknown, though somebody is registered', async () => {
    const bench = await createReadyBench()
    expect(bench.phone.getSnapshot()).toMatchObject({ link: 'unknown', online: true, canStartCall: true })
  })

  it('that is said to be down again does not end the try that is under way', async () => {
    const bench = await createReadyBench()
    bench.emit(down)
    bench.clock.advance(1_000)
    expect(bench.count('reconnect')).toBe(1)
    const { registration } = bench.phone.getSnapshot()
    bench.emit(down)
    expect(bench.phone.getSnapshot().registration).toBe(registration)
    await bench.reply('reconnect')
    bench.emit({ type: 'registration.changed', state: 'registered' })
    expect(bench.phone.getSnapshot().registration).toEqual({ state: 'registered' })
  })
})

describe('a network that comes back', () => {
  it('has the transport asked which calls live, and their media taken up again', async () => {
    const { asks } = await listedBench()
    expect(await asks(down)).toEqual([0, 0])
    expect(await asks(up)).toEqual([1, 1])
  })

  it('is not there before both the device and the transport say so', async () => {
    const { asks } = await listedBench()
    expect(await asks(network(false), down, network(true))).toEqual([0, 0])
    expect(await asks(up)).toEqual([1, 1])
  })

  it('has to be gone first', async () => {
    const { asks } = await listedBench()
    expect(await asks(up, network(true), up)).toEqual([0, 0])
  })
})

describe('the transport is asked which calls live', () => {
  it('when the app comes to the foreground, and not when it leaves', async () => {
    const { asks } = await listedBench()
    expect(await asks({ type: 'app.changed', state: 'background' })).toEqual([0, 0])
    expect(await asks({ type: 'app.changed', state: 'foreground' })).toEqual([1, 0])
  })

  it('when it was reset', async () => {
    const { asks, at } = await listedBench()
    expect(await asks({ type: 'port.reset' })).toEqual([1, 0])
    expect(at(0)).toMatchObject({ phase: 'ended', end: { reason: 'connection-lost' } })
  })

  it('when a call has ended of which nobody said so', async () => {
    const { asks, phone, clock, call } = await listedBench()
    void phone.hangUp(call.id)
    clock.advance(5_000)
    expect(await asks()).toEqual([1, 0])
  })
})

describe('a call that waits for the microphone', () => {
  async function asking() {
    const bench = await createReadyBench()
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'prompt' })
    const started = bench.phone.startCall({ to: '101', onPermission: 'request' })
    await settle()
    return { bench, started }
  }

  it('waits on while the account registers anew', async () => {
    const { bench, started } = await asking()
    bench.emit({ type: 'registration.changed', state: 'registering' })
    expect(await bench.state(started)).toBe('pending')
    bench.emit({ type: 'registration.changed', state: 'registered' })
    expect(bench.call).toMatchObject({ phase: 'preparing', waitingFor: 'permission' })
    await bench.reply('requestPermission')
    expect(bench.count('startCall')).toBe(1)
  })
})

describe('what the snapshot says of starting a call', () => {
  it('changes when the account leaves, before it has left', async () => {
    const bench = await createReadyBench()
    const before = bench.phone.getSnapshot()
    expect(before).not.toHaveProperty('cannotStartCall')
    void bench.phone.signOut()
    expect(bench.phone.getSnapshot()).toMatchObject({
      canStartCall: false,
      cannotStartCall: 'not-registered',
      registration: { state: 'registered' },
    })
  })
})

describe('a call screen that was reset', () => {
  it('has its calls hung up by the phone, not by its user', async () => {
    const bench = await withScreen()
    await bench.talking()
    bench.surface.host.emit({ type: 'port.reset' })
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'policy' })
  })
})

describe('a device that was reset', () => {
  it('has no calls to lose', async () => {
    let emit = (_fact: unknown) => {}
    const device = {
      name: 'device',
      handles: [],
      async start(host: { emit(fact: unknown): void }) {
        emit = host.emit
      },
      execute: async () => ({ ok: true }) as const,
      async stop() {},
    }
    const bench = await createBench({ phone: { device } })
    await bench.signIn()
    await bench.talking()
    emit({ type: 'port.reset' })
    expect(bench.call.phase).toBe('active')
    expect(bench.diagnostics).toEqual([])
  })
})
