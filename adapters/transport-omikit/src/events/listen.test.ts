import type { CallId, Command } from '@offhook/core'
import { createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { EventEmitterLike } from '../bridges/emitter.ts'
import { omikitPluginBridge } from '../bridges/omikit-plugin.ts'
import { createOmikitTransport } from '../create-omikit-transport.ts'

/** An emitter as React Native has one, which any screen can empty; `isDeaf` to a `remove` where the test says so. */
function createSharedEmitter(keepsRemoved = false) {
  const listeners = new Map<string, Set<(body: unknown) => void>>()
  const emitter: EventEmitterLike = {
    addListener(event, listener) {
      const known = listeners.get(event) ?? new Set()
      listeners.set(event, known.add(listener))
      return { remove: () => void (keepsRemoved || known.delete(listener)) }
    },
  }
  return {
    emitter,
    emit(event: string, body: unknown) {
      for (const listener of [...(listeners.get(event) ?? [])]) listener(body)
    },
    removeAllListeners: () => listeners.clear(),
    count: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  }
}

async function open(keepsRemoved = false) {
  const shared = createSharedEmitter(keepsRemoved)
  const yes = async () => true
  const plugin = {
    startServices: yes,
    startCall: async () => ({ status: 8, message: '' }),
    getInitialCall: async () => null,
  }
  const clock = createVirtualClock()
  const bridge = omikitPluginBridge({ ...plugin, omiEmitter: shared.emitter }, { platform: 'ios', dialect: 'rn-4.1' })
  const transport = createOmikitTransport({ bridge, clock })
  const facts: { readonly type: string }[] = []
  await transport.start({ emit: (fact) => facts.push(fact as { type: string }) })
  await settle()
  facts.length = 0
  const mute = () => shared.emit('MUTED', true)
  const heard = () => facts.filter(({ type }) => type === 'call.muteChanged').length
  return { ...shared, transport, mute, heard }
}

describe('an emitter that a screen has emptied', () => {
  it('is listened to again when the core asks which calls live', async () => {
    const { transport, mute, heard, removeAllListeners } = await open()
    removeAllListeners()
    mute()
    expect(heard()).toBe(0)
    await transport.listCalls?.()
    mute()
    expect(heard()).toBe(1)
  })

  const call = { callId: '11111111-0000-4000-8000-000000000001' as CallId, refs: {} }
  it.each<[string, Command<never>]>([
    ['a call is started', { type: 'startCall', call, to: '0901', video: false, muted: false }],
    ['it reconnects', { type: 'reconnect', fresh: false }],
  ])('is listened to again before %s', async (_, command) => {
    const { transport, mute, heard, removeAllListeners } = await open()
    removeAllListeners()
    await transport.execute(command, { signal: new AbortController().signal })
    mute()
    expect(heard()).toBe(1)
  })

  it.each([false, true])(
    'tells everything once, however often it was listened to (a remove that does nothing: %s)',
    async (keeps) => {
      const { transport, mute, heard, count } = await open(keeps)
      const before = count()
      await transport.listCalls?.()
      await transport.listCalls?.()
      mute()
      expect(heard()).toBe(1)
      if (!keeps) expect(count()).toBe(before)
    },
  )

  it('is never without a listener of an app that hears, since React Native on iOS stops sending then', async () => {
    const { transport, count, emitter } = await open()
    const counts: number[] = []
    const add = emitter.addListener
    Object.assign(emitter, {
      addListener(...args: Parameters<typeof add>) {
        counts.push(count())
        return add(...args)
      },
    })
    await transport.listCalls?.()
    expect(Math.min(...counts)).toBe(count() - 1)
  })

  it('is left alone once the transport was stopped', async () => {
    const { transport, mute, heard, count } = await open()
    await transport.stop()
    await transport.listCalls?.()
    mute()
    expect([heard(), count()]).toEqual([0, 0])
  })
})
