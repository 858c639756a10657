import { bandOf } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { createOmiQualityTracker, wordsOfEnd } from '../../src/index.ts'
import { openSimulated, talking, theCall, theFar } from '../support/simulated-phone.ts'
import { kinds, nameOf } from '../support/wire.ts'

// Each code sample of the document of omicall_flutter_plugin 3.3, done with a phone on the simulator, over messages.

const flutter = kinds.filter(({ dialect }) => dialect === 'flutter-3.3').map((kind) => [nameOf(kind), kind] as const)

describe.each(flutter)('signing in on %s', (_name, kind) => {
  it('comes to registered: the JSON of the plugin is read for the app', async () => {
    const line = await openSimulated(kind)
    expect(line.phone.getSnapshot().registration.state).toBe('registered')
  })

  it('says why it did not work, in place of NETWORK_UNAVAILABLE', async () => {
    const line = await openSimulated(kind)
    void line.phone.signOut()
    await line.pass(6_000)
    line.simulator.far.setNetwork('offline')
    void line.phone.signIn({
      type: 'user-password',
      userName: '100',
      password: 'secret',
      realm: 'demo',
      host: 'proxy.example',
      fcmToken: 'token',
    })
    await line.pass(6_000)
    expect(line.phone.getSnapshot().registration).toMatchObject({ state: 'reconnecting', reason: 'network' })
  })

  it('with an API key works as well', async () => {
    const line = await openSimulated(kind)
    void line.phone.signOut()
    await line.pass(6_000)
    void line.phone.signIn({
      type: 'api-key',
      fullName: 'Ann',
      usrUuid: 'u-1',
      apiKey: 'demo-key',
      phone: '0901',
      fcmToken: 'token',
    })
    await line.pass(10_000)
    expect(line.phone.getSnapshot().registration.state).toBe('registered')
  })

  it('signs out', async () => {
    const line = await openSimulated(kind)
    const left = line.phone.signOut()
    await line.pass(10_000)
    expect(await left).toMatchObject({ ok: true })
    expect(line.phone.getSnapshot().registration.state).toBe('signed-out')
  })
})

/** What the document tells apart by its messages. */
const starts = {
  android: [
    [8, 'taken'],
    [408, 'offline'],
    [405, 'permission-denied'],
    [404, 'not-registered'],
    [400, 'busy'],
    [407, 'taken'],
    [401, 'bad-address'],
    [402, 'bad-address'],
    [403, 'self-call'],
  ],
  ios: [
    [8, 'taken'],
    [11, 'offline'],
    [4, 'permission-denied'],
    [5, 'not-registered'],
    [9, 'busy'],
    [10, 'forbidden'],
    [0, 'bad-address'],
    [1, 'bad-address'],
    [2, 'self-call'],
  ],
} as const

describe.each(flutter)('what a start comes to on %s', (_name, kind) => {
  it.each<readonly [number, string]>(starts[kind.platform])('%s is %s', async (code, outcome) => {
    const line = await openSimulated(kind)
    line.simulator.far.nextStart(kind.platform === 'android' && code === 8 ? 200 : code)
    const started = line.phone.startCall({ to: '0901234567' })
    await line.pass(2_000)
    const result = await started
    expect(result.ok ? 'taken' : result.reason).toBe(outcome)
    // A refused start opens no call screen.
    if (outcome !== 'taken') expect(line.phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')).toEqual([])
  })

  it('reaches a user by id', async () => {
    const line = await openSimulated(kind)
    void line.phone.startCall({ to: { userId: 'user-200' } })
    await line.pass()
    expect(theFar(line).number).toBe('200')
  })
})

describe.each(flutter)('a call on %s', (_name, kind) => {
  it('goes the documented way in, and comes back from hold', async () => {
    const line = await openSimulated(kind)
    const phases: string[] = []
    line.phone.select(
      ({ calls }) => calls.at(-1)?.phase,
      (phase) => phase !== undefined && phases.push(phase),
    )
    const far = line.simulator.far.call({ from: '0907654321' })
    await line.pass()
    void line.phone.answer()
    await line.pass()
    void line.phone.hold()
    await line.pass()
    void line.phone.resume()
    await line.pass()
    far.hangUp()
    await line.pass()
    expect(phases.filter((phase) => phase !== 'connecting')).toEqual(['incoming', 'active', 'held', 'active', 'ended'])
  })

  it('tells its record when it ends, in milliseconds', async () => {
    const line = await talking(kind)
    const records: { readonly answeredAt?: number; readonly endedAt?: number; readonly direction?: string }[] = []
    line.transport.on('endRecord', ({ record }) => records.push(record))
    await line.pass(5_000)
    theFar(line).hangUp()
    await line.pass()
    const [record] = records
    expect(record).toMatchObject({ direction: 'outgoing' })
    expect(record?.endedAt ?? 0).toBeGreaterThan(1_600_000_000_000)
    expect((record?.endedAt ?? 0) - (record?.answeredAt ?? 0)).toBeLessThan(60_000)
  })

  it('toggles by value: microphone, hold, digits, transfer', async () => {
    const line = await talking(kind)
    for (const [ask, seen] of [
      [() => line.phone.mute(), { muted: true }],
      [() => line.phone.mute(), { muted: true }],
      [() => line.phone.unmute(), { muted: false }],
      [() => line.phone.hold(), { held: true }],
      [() => line.phone.resume(), { held: false }],
    ] as const) {
      void ask()
      await line.pass()
      expect(theFar(line).seen).toMatchObject(seen)
    }
    void line.phone.sendDigits('1*')
    await line.pass(3_000)
    expect(theFar(line).seen.digits).toBe('1*')
    void line.phone.transfer({ to: '101' })
    await line.pass(3_000)
    expect(theFar(line).seen.transferredTo).toBe('101')
  })

  it.each([
    [200, undefined],
    [487, undefined],
    [408, 'Nobody answered.'],
    [486, 'The line is busy.'],
    [503, 'The service is not available.'],
  ] as const)('that ends with %s reads %s', async (code, says) => {
    const line = await openSimulated(kind)
    void line.phone.startCall({ to: '0901234567' })
    await line.pass()
    theFar(line).ring()
    await line.pass()
    theFar(line).reject(code)
    await line.pass()
    const call = theCall(line)
    expect(call.phase === 'ended' ? wordsOfEnd(call.end, 'en')?.says : call.phase).toBe(says)
  })
})

describe.each(flutter)('users, taps and the switchboard on %s', (_name, kind) => {
  it('are looked up', async () => {
    const line = await talking(kind)
    const asked = Promise.all([
      line.transport.omi.getCurrentUser(),
      line.transport.omi.getGuestUser(),
      line.transport.omi.getUserInfo('200'),
    ])
    await line.pass(2_000)
    const [own, guest, other] = await asked
    expect(own).toMatchObject({ ok: true, value: { extension: '100' } })
    expect(guest.ok).toBe(true)
    expect(other).toMatchObject({ ok: true, value: { extension: '200' } })
  })

  it('call back from the notification of a missed call', async () => {
    const line = await openSimulated(kind)
    line.transport.on('missedCallTapped', ({ address, video }) => {
      if (address !== undefined) void line.phone.startCall({ to: address, video: video ?? false })
    })
    line.simulator.far.tapMissedCall({ from: '0907654321', video: false })
    await line.pass(2_000)
    expect(theFar(line)).toMatchObject({ direction: 'out', number: '0907654321' })
  })

  it('hear that the switchboard has answered', async () => {
    const line = await talking(kind)
    const heard: string[] = []
    line.transport.on('switchboardAnswered', ({ sip }) => heard.push(sip))
    line.simulator.far.switchboardAnswers('101')
    await line.pass()
    expect(heard).toEqual(['101'])
  })
})

describe.each(flutter)('the quality screen on %s', (_name, kind) => {
  it('shows score and words, and the loading of a network that stands still', async () => {
    const line = await talking(kind)
    const { id } = theCall(line)
    const tracker = createOmiQualityTracker(line.phone, id)
    const loading: boolean[] = []
    tracker.subscribe(({ shouldShowLoading }) => loading.push(shouldShowLoading))
    theFar(line).quality('good')
    await line.pass(3_000)
    expect(tracker.get()).toMatchObject({ mosDisplay: expect.stringMatching(/^\d\.\d$/), shouldShowLoading: false })
    const sample = line.phone.getQuality(id)
    expect(bandOf(sample?.mos)).not.toBe('unknown')
    theFar(line).freeze()
    await line.pass(6_000)
    // LCN is progress on Android; on iOS it is a constant, and nobody can tell a freeze by it.
    expect(loading.includes(true)).toBe(kind.platform === 'android')
    theFar(line).thaw()
    await line.pass(3_000)
    expect(tracker.get()?.shouldShowLoading).toBe(false)
    tracker.stop()
  })
})

describe.each(flutter)('a call with video on %s', (_name, kind) => {
  it('switches its picture and its camera, and hears of the far picture where the plugin tells', async () => {
    const line = await talking(kind, true)
    let ready = 0
    line.transport.on('remoteVideoReady', () => {
      ready += 1
    })
    theFar(line).showVideo()
    void line.phone.switchCamera()
    await line.pass()
    void line.phone.setVideo('off')
    await line.pass()
    expect(theFar(line).seen.video).toBe(false)
    if (kind.platform === 'ios') expect(ready).toBeGreaterThan(0)
    else expect(ready).toBe(0)
  })
})
