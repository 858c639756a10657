import { describe, expect, it } from 'vitest'
import type { Dialect, Platform } from '../dialect.ts'
import { createStage, customer, kinds, type Stage, startOfTime } from './test-stage.ts'

type Kind = { readonly dialect: Dialect; readonly platform: Platform }
const named = ({ dialect, platform }: Kind) => `${dialect} ${platform}`

/** A call that stands, and everything forgotten that was heard of it. */
async function talking(kind: Kind, isVideo = false): Promise<Stage> {
  const stage = createStage(kind)
  await stage.signIn()
  await stage.does('startCall', { phoneNumber: customer, isVideo })
  stage.simulator.far.calls[0]?.answer()
  await stage.pass(300)
  stage.forget()
  return stage
}

describe('MUTED', () => {
  it.each([
    ['rn-4.0', 'android', [true, true]],
    ['rn-4.1', 'android', [true, true]],
    ['rn-4.0', 'ios', [true]],
    ['rn-4.1', 'ios', [true]],
    ['flutter-3.3', 'android', [{ isMuted: true }, true]],
    ['flutter-3.3', 'ios', [true]],
  ] as const)('of %s on %s comes for one toggle as %j', async (dialect, platform, bodies) => {
    const stage = await talking({ dialect, platform })
    expect(await stage.does('toggleMute')).toEqual({ value: true })
    expect(stage.bodies('MUTED')).toEqual(bodies)
    expect(stage.simulator.far.calls[0]?.seen.muted).toBe(true)
  })

  it.each([
    ['rn-4.1', 'android', [null]],
    ['flutter-3.3', 'android', [null]],
  ] as const)('of %s on %s is null where the toggle fails', async (dialect, platform, bodies) => {
    const stage = await talking({ dialect, platform })
    stage.simulator.far.anomaly('failMute')
    expect(await stage.does('toggleMute')).toEqual({ value: null })
    expect(stage.bodies('MUTED')).toEqual(bodies)
    expect(stage.simulator.far.calls[0]?.seen.muted).toBe(false)
  })

  it.each([
    ['rn-4.0', 'ios', []],
    ['rn-4.1', 'ios', []],
    ['flutter-3.3', 'ios', [false]],
  ] as const)('of %s on %s without a call', async (dialect, platform, bodies) => {
    const stage = createStage({ dialect, platform })
    await stage.signIn()
    expect(await stage.does('toggleMute')).toEqual({ value: false })
    expect(stage.bodies('MUTED')).toEqual(bodies)
  })

  it.each(['rn-4.0', 'rn-4.1', 'flutter-3.3'] as const)(
    'of %s on iOS comes by itself at confirmed',
    async (dialect) => {
      const stage = createStage({ dialect, platform: 'ios' })
      await stage.signIn()
      await stage.does('startCall', { phoneNumber: customer, isVideo: false })
      // Flutter says it after a start, too.
      expect(stage.bodies('MUTED')).toEqual(dialect === 'flutter-3.3' ? [false] : [])
      stage.simulator.far.calls[0]?.answer()
      await stage.pass(300)
      expect(stage.bodies('MUTED').at(-1)).toBe(false)
      expect(stage.bodies('MUTED')).toHaveLength(dialect === 'flutter-3.3' ? 2 : 1)
    },
  )
})

describe('SPEAKER', () => {
  it.each([
    ['rn-4.0', 'android', [true]],
    ['rn-4.1', 'android', [true]],
    ['rn-4.0', 'ios', [true]],
    ['rn-4.1', 'ios', [true]],
    ['flutter-3.3', 'android', [true]],
    ['flutter-3.3', 'ios', [true, true]],
  ] as const)('of %s on %s comes for one toggle as %j', async (dialect, platform, bodies) => {
    const stage = await talking({ dialect, platform })
    expect(await stage.does('toggleSpeaker')).toEqual({ value: true })
    expect(stage.bodies('SPEAKER')).toEqual(bodies)
  })
})

describe('HOLD', () => {
  it.each([
    ['rn-4.0', 'android', null, [true]],
    ['rn-4.1', 'android', null, [true]],
    ['rn-4.0', 'ios', true, [true]],
    ['rn-4.1', 'ios', true, [true]],
    ['flutter-3.3', 'android', false, [{ isHold: true }]],
    ['flutter-3.3', 'ios', true, [true]],
  ] as const)('of %s on %s: a toggle answers %j, and the event says %j', async (dialect, platform, value, bodies) => {
    const stage = await talking({ dialect, platform })
    expect(await stage.does('toggleHold')).toEqual({ value })
    expect(stage.bodies('HOLD')).toEqual(bodies)
    expect(stage.simulator.far.calls[0]?.seen.held).toBe(true)
  })

  it.each([
    ['rn-4.0', 'android', { value: null }, []],
    ['rn-4.1', 'android', { value: null }, []],
    ['rn-4.0', 'ios', 'nothing', []],
    ['rn-4.1', 'ios', 'nothing', []],
    ['flutter-3.3', 'android', { value: false }, []],
    ['flutter-3.3', 'ios', { value: false }, [false]],
  ] as const)('of %s on %s: without a call a toggle comes to %j', async (dialect, platform, answer, bodies) => {
    const stage = createStage({ dialect, platform })
    await stage.signIn()
    expect(await stage.does('toggleHold')).toEqual(answer)
    expect(stage.bodies('HOLD')).toEqual(bodies)
  })
})

describe('REMOTE_VIDEO_READY', () => {
  const ready = async (kind: Kind, register: readonly string[]) => {
    const stage = await talking(kind, true)
    for (const name of register) await (kind.dialect === 'flutter-3.3' ? stage.ask(name, {}) : stage.ask(name))
    stage.simulator.far.calls[0]?.showVideo()
    await stage.pass()
    return stage.bodies('REMOTE_VIDEO_READY')
  }
  const on = { dialect: 'rn-4.1', platform: 'ios' } as const
  const flutter = { dialect: 'flutter-3.3', platform: 'ios' } as const

  it('never comes on Android', async () => {
    expect(await ready({ dialect: 'rn-4.1', platform: 'android' }, [])).toEqual([])
    expect(await ready({ dialect: 'flutter-3.3', platform: 'android' }, ['REGISTER_VIDEO_EVENT'])).toEqual([])
  })

  it('comes without a body on iOS, once for each time that it was registered', async () => {
    expect(await ready(on, [])).toEqual([])
    expect(await ready(on, ['registerVideoEvent'])).toEqual([undefined])
    expect(await ready(on, ['registerVideoEvent', 'registerVideoEvent'])).toEqual([undefined, undefined])
    expect(await ready(on, ['registerVideoEvent', 'removeVideoEvent'])).toEqual([])
  })

  it('is forgotten by a second startServices', async () => {
    expect(await ready(on, ['registerVideoEvent', 'startServices'])).toEqual([])
  })

  it('comes once with an empty body in Flutter', async () => {
    expect(await ready(flutter, ['REGISTER_VIDEO_EVENT', 'REGISTER_VIDEO_EVENT'])).toEqual([{}])
    expect(await ready(flutter, ['REGISTER_VIDEO_EVENT', 'REMOVE_VIDEO_EVENT'])).toEqual([])
  })
})

describe('CALL_QUALITY', () => {
  const number = expect.any(Number)

  it.each([
    [
      'rn-4.0',
      'android',
      { quality: 0, stat: { mos: number, jitter: number, latency: number, packetLoss: number, lcn: number } },
    ],
    [
      'rn-4.1',
      'android',
      { quality: 0, stat: { mos: number, jitter: number, latency: number, packetLoss: number, lcn: number } },
    ],
    ['rn-4.0', 'ios', { quality: 0, stat: { mos: number, jitter: number, latency: number, packetLoss: number } }],
    ['rn-4.1', 'ios', { quality: 0, stat: { mos: number, jitter: number, latency: number, packetLoss: number } }],
    [
      'flutter-3.3',
      'android',
      {
        quality: 0,
        stat: { mos: number, jitter: number, latency: number, ppl: number, lcn: number, req: 1 },
        isNeedLoading: expect.any(Boolean),
      },
    ],
    [
      'flutter-3.3',
      'ios',
      {
        quality: 0,
        stat: { req: startOfTime + 16_000, mos: number, jitter: number, latency: number, ppl: number, lcn: 0 },
        isNeedLoading: false,
      },
    ],
  ] as const)('of %s on %s comes each second of a call, as %o', async (dialect, platform, body) => {
    const stage = createStage({ dialect, platform })
    await stage.signIn()
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.answer()
    await stage.pass(1_000)
    expect(stage.bodies('CALL_QUALITY')).toEqual([body])
    await stage.pass(9_000)
    expect(stage.bodies('CALL_QUALITY')).toHaveLength(10)
    stage.simulator.far.calls[0]?.hangUp()
    stage.forget()
    await stage.pass(9_000)
    expect(stage.bodies('CALL_QUALITY')).toEqual([])
  })

  const lcns = (stage: Stage) =>
    stage.bodies('CALL_QUALITY').map((body) => (body as { readonly stat: { readonly lcn?: number } }).stat.lcn)

  it('counts up on Android, stands still in a freeze, and goes on after it', async () => {
    const stage = await talking({ dialect: 'rn-4.1', platform: 'android' })
    const call = stage.simulator.far.calls[0]
    await stage.pass(3_000)
    call?.freeze()
    await stage.pass(4_000)
    call?.thaw()
    await stage.pass(1_000)
    const seen = lcns(stage).map(Number)
    expect(new Set(seen.slice(0, 3)).size).toBe(3)
    expect(new Set(seen.slice(2, 7)).size).toBe(1)
    expect(seen[7]).toBeGreaterThan(Number(seen[6]))
  })

  it('may come without a count, and then keeps what Flutter said of loading', async () => {
    const stage = await talking({ dialect: 'flutter-3.3', platform: 'android' })
    await stage.pass(3_000)
    stage.simulator.far.anomaly('missingLcn')
    await stage.pass(1_000)
    expect(lcns(stage).at(-1)).toBeUndefined()
    expect(stage.bodies('CALL_QUALITY').at(-1)).toMatchObject({ isNeedLoading: true })
  })

  it('takes back what Flutter said of loading 15 s after it was said', async () => {
    const stage = createStage({ dialect: 'flutter-3.3', platform: 'android' }, { qualityEveryMs: 8_000 })
    await stage.signIn()
    await stage.does('startCall', { phoneNumber: customer, isVideo: false })
    stage.simulator.far.calls[0]?.answer()
    await stage.pass(24_000)
    stage.simulator.far.anomaly('missingLcn')
    await stage.pass(8_000)
    // The sample before was 8 s ago, the one before that 16.
    expect(stage.bodies('CALL_QUALITY').at(-1)).toMatchObject({ isNeedLoading: false })
  })

  it.each([
    ['good', 0],
    ['fair', 1],
    ['bad', 2],
  ] as const)('is %s as %i', async (line, quality) => {
    const stage = await talking({ dialect: 'rn-4.1', platform: 'ios' })
    stage.simulator.far.calls[0]?.quality(line)
    await stage.pass(20_000)
    for (const body of stage.bodies('CALL_QUALITY').slice(1)) expect(body).toMatchObject({ quality })
  })
})

describe('AUDIO_CHANGE', () => {
  it.each([
    ['rn-4.0', 'android', { data: [{ name: 'AirPods', type: 2 }] }],
    ['rn-4.1', 'android', { data: [{ name: 'AirPods', type: 2 }] }],
    ['rn-4.0', 'ios', { data: [{ name: 'AirPods', type: '2' }] }],
    ['rn-4.1', 'ios', { data: [{ name: 'AirPods', type: '2' }] }],
    ['flutter-3.3', 'android', { data: { name: 'AirPods', type: 2 } }],
    ['flutter-3.3', 'ios', { data: [{ name: 'AirPods', type: '2' }] }],
  ] as const)('of %s on %s says %j when a headset connects', async (dialect, platform, body) => {
    const stage = createStage({ dialect, platform })
    await stage.signIn()
    stage.simulator.far.plug('bluetooth')
    await stage.pass()
    expect(stage.bodies('AUDIO_CHANGE')).toEqual([body])
    stage.simulator.far.unplug('bluetooth')
    await stage.pass()
    expect(stage.bodies('AUDIO_CHANGE')).toHaveLength(2)
  })
})

describe('taps and answers', () => {
  it.each(kinds.map((kind) => [named(kind), kind] as const))('of %s', async (_name, kind) => {
    const stage = createStage(kind)
    await stage.signIn()
    const { far } = stage.simulator
    far.switchboardAnswers('231')
    far.tapMissedCall({ from: customer, video: true })
    far.tapCallLog({ from: '102' })
    far.permissions.request('RECORD_AUDIO')
    far.autoUnregister(true, 5_000)
    await stage.pass()
    const isRnAndroid = kind.platform === 'android' && kind.dialect !== 'flutter-3.3'
    const flutterIos = kind.platform === 'ios' && kind.dialect === 'flutter-3.3'
    expect(stage.heard).toEqual([
      { event: 'SWITCHBOARD_ANSWER', body: { sip: '231' } },
      { event: 'CLICK_MISSED_CALL', body: { callerNumber: customer, isVideo: true } },
      ...(flutterIos ? [{ event: 'HISTORY_CALL_LOG', body: { callerNumber: '102', isVideo: false } }] : []),
      ...(isRnAndroid
        ? [
            { event: 'REQUEST_PERMISSION', body: { permissions: ['android.permission.RECORD_AUDIO'] } },
            {
              event: 'AUTO_UNREGISTER_STATUS',
              body: { isScheduled: true, timeUntilExecution: 5_000, timestamp: expect.any(Number) },
            },
          ]
        : []),
    ])
  })

  it('of Flutter on Android name nobody where the number is withheld', async () => {
    const stage = createStage({ dialect: 'flutter-3.3', platform: 'android' })
    stage.simulator.far.tapMissedCall({})
    await stage.pass()
    expect(stage.heard).toEqual([{ event: 'CLICK_MISSED_CALL', body: { callerNumber: null, isVideo: false } }])
  })

  it('of Flutter on iOS are kept once for who asks later', async () => {
    const stage = createStage({ dialect: 'flutter-3.3', platform: 'ios' })
    stage.simulator.far.tapCallLog({ from: '102', video: true })
    expect(await stage.ask('GET_HISTORY_CALL_LOG', {})).toEqual({ value: '102' })
    expect(await stage.ask('GET_HISTORY_CALL_LOG', {})).toEqual({ value: null })
  })

  it('of the camera: CAMERA_STATUS on Android, VIDEO on iOS, both Flutter', async () => {
    const android = await talking({ dialect: 'flutter-3.3', platform: 'android' }, true)
    await android.ask('SWITCH_CAMERA', {})
    await android.ask('TOGGLE_VIDEO', {})
    expect(android.heard.filter(({ event }) => event !== 'CALL_QUALITY')).toEqual([
      { event: 'CAMERA_STATUS', body: true },
    ])
    const ios = await talking({ dialect: 'flutter-3.3', platform: 'ios' }, true)
    await ios.ask('SWITCH_CAMERA', {})
    await ios.ask('TOGGLE_VIDEO', {})
    expect(ios.heard.filter(({ event }) => event !== 'CALL_QUALITY')).toEqual([{ event: 'VIDEO', body: false }])
    expect(ios.simulator.far.calls[0]?.seen.video).toBe(false)
  })
})

describe('iOS of 4.0', () => {
  it('sends nothing while nobody is counted as a listener', async () => {
    const stage = createStage({ dialect: 'rn-4.0', platform: 'ios' })
    await stage.signIn()
    stage.simulator.module?.removeListeners?.(1)
    stage.simulator.far.call({ from: customer })
    await stage.pass()
    expect(stage.heard).toEqual([])
    stage.simulator.module?.addListener?.('CALL_STATE_CHANGED')
    stage.simulator.far.switchboardAnswers('231')
    await stage.pass()
    expect(stage.heard).toHaveLength(1)
  })
})
