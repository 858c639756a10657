import { describe, expect, it } from 'vitest'
import type { CallKeepFunctions } from '../src/index.ts'
import { callOf, createBench, setup, uuidA } from './support/bench.ts'

const value = <T>(answer: T) => ({ ok: true, value: answer })
const unsupported = { ok: false, reason: 'not-supported', vendor: { message: expect.any(String) } }
const noCall = { ok: false, reason: 'no-such-call', vendor: { message: expect.any(String) } }
const service = { channelId: 'calls', channelName: 'Calls', notificationTitle: 'In a call' }

type Run = (callKeep: CallKeepFunctions) => Promise<unknown>
/** What each answers while there is one call, which rings. */
const functions: readonly (readonly [name: string, run: Run, ios: unknown, android: unknown])[] = [
  ['isCallActive', (ours) => ours.isCallActive(uuidA), value(false), unsupported],
  ['checkIfBusy', (ours) => ours.checkIfBusy(), value(true), unsupported],
  ['checkSpeaker', (ours) => ours.checkSpeaker(), value(false), unsupported],
  [
    'getAudioRoutes',
    (ours) => ours.getAudioRoutes(),
    value([
      { name: 'Speaker', kind: 'speaker', selected: false },
      { name: 'iPhone Microphone', kind: 'earpiece', selected: true },
    ]),
    value([
      { name: 'Speaker', kind: 'speaker', selected: false },
      { name: 'Phone', kind: 'earpiece', selected: true },
    ]),
  ],
  ['setAudioRoute', (ours) => ours.setAudioRoute(uuidA, 'Speaker'), value(undefined), value(undefined)],
  ['toggleAudioRouteSpeaker', (ours) => ours.toggleAudioRouteSpeaker(uuidA, true), unsupported, value(undefined)],
  ['setSettings', (ours) => ours.setSettings(setup), value(undefined), value(undefined)],
  ['registerPhoneAccount', (ours) => ours.registerPhoneAccount(setup), unsupported, value(undefined)],
  ['hasPhoneAccount', (ours) => ours.hasPhoneAccount(), unsupported, value(true)],
  ['checkPhoneAccountEnabled', (ours) => ours.checkPhoneAccountEnabled(), unsupported, value(true)],
  ['isConnectionServiceAvailable', (ours) => ours.isConnectionServiceAvailable(), unsupported, value(true)],
  ['supportConnectionService', (ours) => ours.supportConnectionService(), unsupported, value(true)],
  ['hasOutgoingCall', (ours) => ours.hasOutgoingCall(), unsupported, value(false)],
  ['checkIsInManagedCall', (ours) => ours.checkIsInManagedCall(), unsupported, value(false)],
  ['setAvailable', (ours) => ours.setAvailable(true), unsupported, value(undefined)],
  ['canMakeMultipleCalls', (ours) => ours.canMakeMultipleCalls(false), unsupported, value(undefined)],
  ['setForegroundServiceSettings', (ours) => ours.setForegroundServiceSettings(service), unsupported, value(undefined)],
  ['backToForeground', (ours) => ours.backToForeground(), unsupported, value(undefined)],
]

describe.each(['ios', 'android'] as const)('surface.callKeep on %s', (platform) => {
  async function withCall() {
    const bench = await createBench(platform)
    void bench.surface.show(callOf(uuidA))
    await bench.settle()
    return bench
  }

  it.each(functions)(
    '%s answers what the native side says, and what this platform lacks',
    async (name, run, ios, android) => {
      const { surface, told } = await withCall()
      told()
      const expected = platform === 'ios' ? ios : android
      expect(await run(surface.callKeep)).toEqual(expected)
      if (expected === unsupported) expect(told()).toEqual([])
      else if (name !== 'supportConnectionService' && name !== 'hasPhoneAccount')
        expect(told().some((line) => line.startsWith(name))).toBe(true)
    },
  )

  it('finds a call by any letters, and says where there is none', async () => {
    const { surface } = await withCall()
    expect(await surface.callKeep.setAudioRoute(uuidA.toUpperCase(), 'Speaker')).toEqual(value(undefined))
    expect(await surface.callKeep.setAudioRoute('x', 'Speaker')).toEqual(noCall)
  })

  it('asks for no route of which the native side would never answer', async () => {
    const { surface } = await withCall()
    expect(await surface.callKeep.setAudioRoute(uuidA, 'Gramophone')).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('answers where the native side rejects, or says nothing that can be read', async () => {
    const { surface, app } = await withCall()
    const routes: unknown[] = [Promise.reject(new Error('no session')), Promise.resolve('many'), null]
    app.callKeep.getAudioRoutes = () => routes.shift() as Promise<unknown>
    expect(await surface.callKeep.getAudioRoutes()).toMatchObject({
      reason: 'failed',
      vendor: { message: 'no session' },
    })
    expect(await surface.callKeep.getAudioRoutes()).toMatchObject({ reason: 'failed' })
    expect(await surface.callKeep.getAudioRoutes()).toMatchObject({ reason: 'failed' })
    app.callKeep.setSettings = () => {
      throw new Error('gone')
    }
    expect(await surface.callKeep.setSettings(setup)).toMatchObject({ reason: 'failed', vendor: { message: 'gone' } })
  })
})

describe('surface.callKeep.hasDefaultPhoneAccount', () => {
  it('asks on Android', async () => {
    const bench = await createBench('android', {
      nativeModules: {
        DialogManagerAndroid: {
          getConstants: () => ({ buttonClicked: 'buttonClicked', buttonPositive: -1 }),
          showAlert: (_config: object, _failed: unknown, act: (action: string, button: number) => void) =>
            act('buttonClicked', -1),
        },
      },
    })
    expect(await bench.surface.callKeep.hasDefaultPhoneAccount(setup.android)).toEqual(value(undefined))
    expect(bench.told()).toContain('openPhoneAccountSettings')
  })
  it('is none on iOS', async () => {
    const bench = await createBench('ios')
    expect(await bench.surface.callKeep.hasDefaultPhoneAccount(setup.android)).toEqual(unsupported)
  })
})

describe('createCallKeepSurface', () => {
  it('says what it is to be given', async () => {
    const { createCallKeepSurface } = await import('../src/index.ts')
    expect(() => createCallKeepSurface({ callKeep: {} as never, platform: 'ios' })).toThrow('default export')
    const callKeep = { addEventListener() {} } as never
    expect(() => createCallKeepSurface({ callKeep, platform: 'web' as never })).toThrow('Platform.OS')
  })
})
