import { describe, expect, it } from 'vitest'
import { createStage, customer, reactNativeKinds } from '../test-stage.ts'

type Call = (...args: readonly unknown[]) => Promise<unknown>

async function staged(kind: (typeof reactNativeKinds)[number]) {
  const stage = createStage(kind)
  await stage.signIn()
  const { plugin } = stage.simulator
  const ask = async (name: string, ...args: readonly unknown[]) => {
    let answer: unknown = 'nothing'
    const call = plugin?.[name]
    if (typeof call !== 'function') return 'absent'
    try {
      ;(call as Call)(...args).then(
        (value) => {
          answer = value
        },
        ({ code }) => {
          answer = { rejected: code }
        },
      )
    } catch (error) {
      return { thrown: String(error) }
    }
    await stage.pass(5_000)
    return answer
  }
  return { stage, plugin, ask }
}

const rows = reactNativeKinds.map((kind) => [`${kind.dialect} ${kind.platform}`, kind] as const)

describe.each(rows)("omikit-plugin's JavaScript, %s", (_name, kind) => {
  const isAndroid = kind.platform === 'android'
  const is41 = kind.dialect === 'rn-4.1'

  it('hands the functions on', async () => {
    const { ask, stage } = await staged(kind)
    expect(await ask('getSipInfo')).toBe('100@demo')
    await ask('startCall', { phoneNumber: customer, isVideo: false })
    expect(stage.simulator.far.calls[0]?.number).toBe(customer)
  })

  it.each([
    'getUserInfo',
    'checkAndRequestPermissions',
    'requestPermissionsByCodes',
    'hideSystemNotificationAndUnregister',
  ])('%s gives Kotlin an object where it wants something else', async (name) => {
    const { ask } = await staged(kind)
    const answer = await ask(name, '200')
    if (isAndroid) expect(answer).toMatchObject({ thrown: expect.stringContaining('cannot be cast') })
    else expect(answer).toEqual(name === 'getUserInfo' ? expect.objectContaining({ extension: '200' }) : true)
  })

  it('asks for the initial call by an object, which 4.0 on Android cannot read', async () => {
    const { ask } = await staged(kind)
    const answer = await ask('getInitialCall')
    if (isAndroid && !is41) expect(answer).toMatchObject({ thrown: expect.stringContaining('cannot be cast') })
    else expect(answer).toBe(isAndroid ? false : null)
  })

  it('throws where the native side has no such function', async () => {
    const { ask } = await staged(kind)
    expect(await ask('onHold', { holdStatus: true })).toEqual(
      isAndroid ? { thrown: 'TypeError: OmikitPlugin.onHold is not a function' } : true,
    )
  })

  it('answers for Android alone what only Android can', async () => {
    const { ask } = await staged(kind)
    expect(await ask('checkPermissionStatus')).toEqual(isAndroid ? expect.objectContaining({ targetSdk: 35 }) : null)
    expect(await ask('requestSystemAlertWindowPermission')).toBe(true)
  })

  it('answers for iOS alone what only iOS can, from 4.1 on', async () => {
    const { ask } = await staged(kind)
    expect(await ask('setCameraConfig', { target: 'local' })).toBe(is41 ? false : 'absent')
    expect(await ask('setupVideoContainers')).toBe(is41 ? true : 'absent')
    expect(await ask('setupVideoViews', 1, 2)).toBe(is41 ? false : 'absent')
    expect(await ask('logoutAndWait')).toBe(is41 ? true : 'absent')
  })

  it('refreshes a camera view, or not', async () => {
    const { ask } = await staged(kind)
    expect(await ask('refreshRemoteCamera')).toBe(isAndroid ? true : is41 ? false : 'nothing')
  })

  it('has its enums in both ways, and 12 from 4.1 on', async () => {
    const { plugin } = await staged(kind)
    expect(plugin?.OmiCallState).toMatchObject({ confirmed: 5, 5: 'confirmed', hold: 7 })
    expect(plugin).toHaveProperty('OmiCallState.hold', 7)
    if (is41) expect(plugin).toHaveProperty('OmiCallState.disconnecting', 12)
    else expect(plugin).not.toHaveProperty('OmiCallState.disconnecting')
    expect(plugin?.OmiStartCallStatus).toMatchObject({
      startCallSuccess: 8,
      startCallSuccessIOS: 407,
      450: 'permissionMicrophone',
    })
    expect(plugin?.OmiAudioType).toMatchObject({ bluetooth: 2 })
    expect(plugin?.OmiCallEvent).toMatchObject({ onRequestPermissionAndroid: 'REQUEST_PERMISSION' })
  })

  it('sends events by its emitter, to each listener until it is removed', async () => {
    const { plugin, stage } = await staged(kind)
    const heard: unknown[] = []
    const listener = (body: unknown) => heard.push(body)
    const first = plugin?.omiEmitter.addListener('SWITCHBOARD_ANSWER', listener)
    plugin?.omiEmitter.addListener('SWITCHBOARD_ANSWER', listener)
    stage.simulator.far.switchboardAnswers('1')
    await stage.pass()
    first?.remove()
    first?.remove()
    stage.simulator.far.switchboardAnswers('2')
    await stage.pass()
    plugin?.omiEmitter.removeAllListeners('SWITCHBOARD_ANSWER')
    stage.simulator.far.switchboardAnswers('3')
    await stage.pass()
    expect(heard).toEqual([{ sip: '1' }, { sip: '1' }, { sip: '2' }])
  })

  it('normalises the devices of 4.1', async () => {
    const { plugin, ask } = await staged(kind)
    const devices = await ask('getOmiDevices')
    if (!is41) return expect(devices).toBe('absent')
    expect(devices).toEqual([expect.objectContaining({ deviceType: kind.platform, sipNumber: '100' })])
    const find = plugin?.findSipNumberByDeviceId as (devices: unknown, id: unknown) => unknown
    const [device] = devices as readonly { readonly deviceId: string }[]
    expect([find(devices, device?.deviceId), find(devices, 'x'), find(null, 'x')]).toEqual(['100', null, null])
  })
})

describe('the native module', () => {
  it.each(rows)('of %s names its events, and counts listeners on iOS alone', async (_name, kind) => {
    const { stage } = await staged(kind)
    const { module, nativeModules } = stage.simulator
    expect(nativeModules.OmikitPlugin).toBe(module)
    expect(module?.getConstants?.()).toMatchObject({ CALL_STATE_CHANGED: 'CALL_STATE_CHANGED' })
    expect(module?.addListener !== undefined).toBe(kind.platform === 'ios')
  })
})
