import { type CallView, createPhone } from '@offhook/core'
import { describe, expect, it, vi } from 'vitest'
import { loadReactNative } from '../../../../scripts/vitest/react-native/index.ts'
import { createOmikitTransport } from '../../src/index.ts'
import { nativeEvents } from '../../src/native/events.ts'
import {
  type AppSide,
  entries as bridges,
  createNativeSide,
  credentials,
  type Entry,
  kinds,
  launch,
} from './app-side.ts'

const entries: readonly Entry[] = ['reactNativeBridge', 'omikitPluginBridge']
const all = kinds.flatMap((kind) => entries.map((entry) => ({ ...kind, entry })))

async function signedIn(app: AppSide): Promise<AppSide> {
  expect(await app.answer(app.phone.start())).toMatchObject({ ok: true })
  expect(await app.answer(app.phone.signIn(credentials))).toMatchObject({ ok: true })
  return app
}

/** The phases that a screen would have drawn, in order. */
function watch({ phone }: AppSide) {
  const phases: string[] = []
  const ended = vi.fn<(event: { call: CallView }) => void>()
  phone.on('call.ended', ended)
  phone.subscribe(() => {
    const phase = phone.getSnapshot().calls.at(-1)?.phase
    if (phase !== undefined && phase !== phases.at(-1)) phases.push(phase)
  })
  return { phases, ended }
}
const call = ({ phone }: AppSide) => phone.getSnapshot().calls.at(-1)

describe.each(all)('$entry on $platform, $dialect, $architecture architecture', ({ entry, ...kind }) => {
  it('carries a whole outgoing call', async () => {
    const app = await signedIn(launch(createNativeSide(kind), entry))
    const { phases, ended } = watch(app)
    const { phone, clock, simulator } = app
    expect(await app.answer(phone.startCall({ to: '0901234567' }))).toMatchObject({ ok: true })
    const far = simulator.far.calls.at(-1)
    far?.ring()
    await clock.advanceAsync(1_000)
    expect(call(app)).toMatchObject({ phase: 'ringing', direction: 'outgoing', remote: { address: '0901234567' } })
    far?.answer()
    await clock.advanceAsync(5_000)
    expect(call(app)).toMatchObject({ phase: 'active' })

    expect(await app.answer(phone.mute())).toMatchObject({ ok: true })
    expect(far?.seen.muted).toBe(true)
    expect(await app.answer(phone.hold())).toMatchObject({ ok: true })
    expect(far?.seen.held).toBe(true)
    expect(await app.answer(phone.resume())).toMatchObject({ ok: true })
    expect(await app.answer(phone.sendDigits('12#'))).toMatchObject({ ok: true })
    expect(far?.seen).toMatchObject({ held: false, muted: true, digits: '12#' })

    far?.hangUp()
    await clock.advanceAsync(1_000)
    expect(call(app)).toMatchObject({ phase: 'ended', end: { reason: 'hung-up', by: 'remote' } })
    expect(phases).toEqual(expect.arrayContaining(['dialing', 'ringing', 'active', 'held', 'ended']))
    expect(ended).toHaveBeenCalledOnce()
  })

  it('carries a whole incoming call', async () => {
    const app = await signedIn(launch(createNativeSide(kind), entry))
    const { phases, ended } = watch(app)
    const { phone, clock, simulator } = app
    const far = simulator.far.call({ from: '0909999999', video: false })
    await clock.advanceAsync(1_000)
    expect(call(app)).toMatchObject({ phase: 'incoming', remote: { address: '0909999999' } })
    expect(await app.answer(phone.answer())).toMatchObject({ ok: true })
    await clock.advanceAsync(3_000)
    expect(far.seen.stage).toBe('talking')
    expect(call(app)).toMatchObject({ phase: 'active', direction: 'incoming' })
    expect(await app.answer(phone.hangUp())).toMatchObject({ ok: true })
    await clock.advanceAsync(1_000)
    expect(far.seen.stage).toBe('ended')
    expect(call(app)).toMatchObject({ phase: 'ended', end: { by: 'local' } })
    expect(phases.filter((phase) => phase === 'incoming')).toHaveLength(1)
    expect(ended).toHaveBeenCalledOnce()
    expect(phone.getSnapshot().log).toHaveLength(1)
  })

  it('hears nothing more once stopped, and takes no listener of others along', async () => {
    const app = launch(createNativeSide(kind), entry)
    const { DeviceEventEmitter } = app.reactNative
    const listening = () => nativeEvents.reduce((sum, event) => sum + DeviceEventEmitter.listenerCount(event), 0)
    const other = vi.fn()
    DeviceEventEmitter.addListener('MUTED', other)
    await signedIn(app)
    expect(listening()).toBeGreaterThan(5)
    await app.answer(app.phone.stop())
    expect(listening()).toBe(1)
    DeviceEventEmitter.emit('MUTED', true)
    expect(other).toHaveBeenCalledOnce()
  })
})

describe.each(kinds)('without the native module, $platform, $dialect, $architecture architecture', (kind) => {
  it('the phone does not start, and says what the plugin says: link, or rebuild', async () => {
    const reactNative = loadReactNative(kind)
    const bridge = bridges.omikitPluginBridge(reactNative, kind.dialect)
    const phone = createPhone({ transport: createOmikitTransport({ bridge }) })
    expect(await phone.start()).toMatchObject({
      ok: false,
      reason: 'failed',
      vendor: { message: expect.stringMatching(/linked[\s\S]*rebuilt the app/) },
    })
    expect(phone.getSnapshot().status).toBe('idle')
  })
})
