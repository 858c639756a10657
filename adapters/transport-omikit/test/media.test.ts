import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../src/dialect.ts'
import { createOmiQualityTracker } from '../src/index.ts'
import {
  type Bench,
  callId,
  confirmed,
  flutterAndroid,
  flutterIos,
  openBench,
  ringing,
  rnAndroid,
  rnIos,
  talking,
  talkingBench,
  target,
} from './support/bench.ts'
import { openLine } from './support/line.ts'

const speaker = { id: '1', kind: 'speaker', name: 'Speaker' }
const named = (type: number | string) => ({ name: 'Speaker', type })
const audio = ({ facts }: Bench) => facts.filter(({ type }) => type === 'audio.changed')

describe('the output of sound', () => {
  it.each<[string, NativeKind, unknown]>([
    ['numbers', rnAndroid, { data: [named(1)] }],
    ['texts', rnIos, { data: [named('1')] }],
    ['one object', flutterAndroid, { data: named(1) }],
    ['texts in a list', flutterIos, { data: [named('1')] }],
  ])('is told by AUDIO_CHANGE, in %s', async (_form, kind, body) => {
    const bench = await talkingBench(kind, { getAudio: () => [named(1)], getCurrentAudio: () => [named(1)] })
    bench.emit('AUDIO_CHANGE', body)
    expect(audio(bench)).toEqual([{ type: 'audio.changed', current: '1' }])
    await settle()
    expect(audio(bench).at(-1)).toEqual({ type: 'audio.changed', outputs: [speaker], current: '1' })
  })

  it('is unknown where the answer throws when it is read', async () => {
    const trap = [
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('read')
          },
        },
      ),
    ]
    const bench = await openBench(rnAndroid, { getAudio: () => trap, getCurrentAudio: () => trap })
    bench.emit('SPEAKER', false)
    await settle()
    expect(audio(bench)).toEqual([])
  })

  it('is asked for at the start, and when a call stands', async () => {
    const line = await openLine(rnAndroid, { getAudio: () => [named(1)], getCurrentAudio: () => [named(1)] })
    expect(line.phone.getSnapshot().audio).toMatchObject({ outputs: [speaker], current: { actual: '1' } })
  })

  it('is the loudspeaker when SPEAKER says so; off, it is asked for', async () => {
    const bench = await talkingBench(rnAndroid, { getAudio: () => null, getCurrentAudio: () => [{ type: 0 }] })
    bench.emit('SPEAKER', true)
    bench.emit('SPEAKER', null)
    bench.emit('SPEAKER', false)
    await settle()
    expect(audio(bench)).toEqual([
      { type: 'audio.changed', current: '1' },
      { type: 'audio.changed', current: '0' },
    ])
  })

  it('is set by the number that names it', async () => {
    const bench = await openBench(rnIos)
    expect(await bench.execute({ type: 'setAudioOutput', id: '2', from: '0' })).toEqual({ ok: true })
    expect(bench.asked.at(-1)).toEqual({ method: 'setAudio', args: { portType: 2 } })
    expect(audio(bench)).toEqual([{ type: 'audio.changed', current: '2', evidence: 'ack' }])
    expect(await bench.execute({ type: 'setAudioOutput', id: 'HDMI', from: '0' })).toMatchObject({
      reason: 'no-device',
    })
  })

  it('is not told where setting it failed', async () => {
    const bench = await openBench(rnIos, { setAudio: () => false })
    expect(await bench.execute({ type: 'setAudioOutput', id: '2', from: '0' })).toMatchObject({ ok: false })
    expect(audio(bench)).toEqual([])
  })
})

const videoRing = { ...ringing, isVideo: true }
/** The ring itself, which React Native on Android tells second: it knows whether there is video. */
const videoRinging = { ...videoRing, transactionId: 't-1' }
const videoUp = { ...confirmed, isVideo: true }
const told = ({ facts }: Bench) => facts.flatMap((fact) => (fact.type === 'call.videoChanged' ? [fact] : []))

describe('a call with video', () => {
  it.each([rnIos, flutterIos])('is watched before it is dialled, and no longer than it lives: %o', async (kind) => {
    const bench = await openBench(kind, { startCall: () => 8 })
    await bench.execute({ type: 'startCall', call: target, to: '1', video: true, muted: false })
    expect(bench.methods).toEqual(['registerVideoEvent', 'startCall'])
    bench.state({ status: 1, incoming: false, isVideo: true, _id: 'A', transactionId: 't', callerNumber: '1' })
    bench.state({ status: 6, incoming: false, isVideo: true, _id: 'A', transactionId: 't', code_end_call: 487 })
    expect(bench.methods.slice(2)).toEqual(['removeVideoEvent'])
  })

  it.each([rnAndroid, flutterAndroid])(
    'that was placed shows the far side once it stands, since nothing tells: %o',
    async (kind) => {
      const bench = await openBench(kind, { startCall: () => 8 })
      await bench.execute({ type: 'startCall', call: target, to: '1', video: true, muted: false })
      const placed = { incoming: false, isVideo: true, callerNumber: '1' }
      bench.state({ ...placed, status: 1 })
      expect(told(bench)).toEqual([])
      bench.state({ ...placed, status: 5, transactionId: 't' })
      bench.state({ ...placed, status: 5, transactionId: 't' })
      const far = told(bench).filter(({ side }) => side === 'remote')
      expect(far).toMatchObject([{ video: 'on', evidence: 'ack' }])
    },
  )

  it('is watched before it is answered, once', async () => {
    const bench = await openBench(rnIos)
    bench.state(videoRing)
    bench.state(videoRing)
    await bench.execute({ type: 'answer', call: target, video: true, muted: false })
    bench.state(videoUp)
    expect(bench.methods.filter((method) => method === 'registerVideoEvent')).toHaveLength(1)
    expect(bench.methods.indexOf('registerVideoEvent')).toBeLessThan(bench.methods.indexOf('joinCall'))
  })

  it('is watched anew by the next one, where its start was refused', async () => {
    const replies = [4, 8]
    const bench = await openBench(rnIos, { startCall: () => replies.shift() })
    const start = { type: 'startCall', call: target, to: '1', video: true, muted: false } as const
    expect(await bench.execute(start)).toMatchObject({ reason: 'permission-denied' })
    expect(await bench.execute(start)).toMatchObject({ ok: true })
    const watching = ['registerVideoEvent', 'startCall', 'removeVideoEvent']
    expect(bench.methods).toEqual([...watching, 'registerVideoEvent', 'startCall'])
  })

  it('is not watched any longer once the transport stops in its midst', async () => {
    const bench = await openBench(rnIos)
    bench.state(videoRing)
    bench.state(videoUp)
    await bench.transport.stop()
    await bench.transport.stop()
    expect(bench.methods.filter((method) => method.endsWith('VideoEvent'))).toEqual([
      'registerVideoEvent',
      'removeVideoEvent',
    ])
  })

  it('is watched once, though another call has taken its place without an end', async () => {
    const bench = await openBench(rnIos)
    bench.state({ ...videoRing, _id: 'A' })
    bench.state({ ...videoRing, _id: 'B', callerNumber: '0907654321' })
    bench.state({ ...videoUp, _id: 'B', callerNumber: '0907654321', status: 6 })
    expect(bench.methods).toEqual(['registerVideoEvent', 'removeVideoEvent'])
  })

  it('stays watched while one that rang beside it ends', async () => {
    const bench = await openBench(rnIos)
    const other = { ...videoRing, _id: 'B', transactionId: 't-2', callerNumber: '0907654321' }
    bench.state({ ...videoRing, _id: 'A', transactionId: 't-1' })
    bench.state({ ...videoUp, _id: 'A' })
    bench.state(other)
    bench.state({ ...other, status: 6 })
    const watching = () => bench.methods.filter((method) => method.endsWith('VideoEvent'))
    expect(watching()).toEqual(['registerVideoEvent'])
    bench.state({ ...videoUp, _id: 'A', status: 6 })
    expect(watching()).toEqual(['registerVideoEvent', 'removeVideoEvent'])
  })

  it.each([rnIos, flutterIos])('is watched as soon as it was found: %o', async (kind) => {
    const found = { callerNumber: '0901234567', status: 200, muted: false, isVideo: true }
    const bench = await openBench(kind, { getInitialCall: () => found })
    await bench.transport.listCalls?.()
    await bench.transport.listCalls?.()
    expect(bench.methods).toEqual(['getInitialCall', 'registerVideoEvent', 'getInitialCall'])
  })

  it('is not watched where there is no such function, nor a call without video', async () => {
    const bench = await openBench(rnAndroid, {}, ['registerVideoEvent', 'removeVideoEvent'])
    bench.state(videoRing)
    bench.state({ ...videoUp, status: 6, incoming: undefined })
    const other = await talkingBench(rnIos)
    expect([bench.methods, other.methods]).toEqual([[], []])
  })

  it('stands with its own picture on, told before it stands', async () => {
    const bench = await openBench(rnAndroid)
    bench.state(videoRing)
    await bench.execute({ type: 'answer', call: target, video: true, muted: false })
    bench.clear()
    bench.state(videoUp)
    expect(bench.facts.map(({ type }) => type).slice(0, 2)).toEqual(['call.videoChanged', 'call.established'])
    expect(told(bench)).toMatchObject([{ side: 'local', video: 'on', evidence: 'ack' }])
  })

  it('is not toggled off by the wish of whoever dialled it with video', async () => {
    const line = await openLine(rnAndroid, {
      initCallWithUserPassword: () => true,
      startCall: () => ({ status: 8 }),
    })
    const account = {
      type: 'user-password' as const,
      userName: '1',
      password: 'p',
      realm: 'r',
      host: 'h',
      fcmToken: 't',
    }
    await line.phone.signIn(account)
    void line.phone.startCall({ to: '0901234567', video: true })
    await settle()
    for (const status of [1, 3, 4, 5]) line.emit('CALL_STATE_CHANGED', { status, incoming: false, isVideo: true })
    await line.clock.advanceAsync(2_000)
    expect(line.calls).toMatchObject([{ phase: 'active', video: { local: { actual: 'on', pending: false } } }])
    expect(line.asked.map(({ method }) => method)).not.toContain('toggleOmiVideo')
  })

  it.each([
    ['turns its own picture off as soon as it stands', true, 'off'],
    ['or tells that it is on', false, 'on'],
  ] as const)('answered without video, %s', async (_what, works, video) => {
    const bench = await openBench(rnAndroid, { toggleOmiVideo: () => works })
    bench.state(videoRing)
    bench.state(videoRinging)
    await bench.execute({ type: 'answer', call: target, video: false, muted: false })
    bench.state(videoUp)
    await settle()
    expect(told(bench)).toEqual([
      {
        type: 'call.videoChanged',
        call: talking,
        side: 'local',
        video,
        evidence: 'ack',
      },
    ])
  })

  it('answered without video, toggles nothing where Android has only guessed that there is one', async () => {
    const bench = await openBench(rnAndroid)
    bench.state(videoRing)
    await bench.execute({ type: 'answer', call: target, video: false, muted: false })
    bench.state(videoUp)
    await settle()
    expect(bench.methods).not.toContain('toggleOmiVideo')
    expect(told(bench)).toEqual([])
  })

  it.each<[string, NativeKind, object]>([
    ['a connecting that says so', rnAndroid, { status: 4, incoming: true, isVideo: true }],
    ['an incoming of Flutter, which leaves a video out that it does not know', flutterAndroid, videoRing],
    ['an incoming of iOS', rnIos, videoRing],
  ])('answered without video, turns its own picture off by %s', async (_what, kind, body) => {
    const bench = await openBench(kind)
    bench.state(videoRing)
    await bench.execute({ type: 'answer', call: target, video: false, muted: false })
    bench.state(body)
    bench.state(videoUp)
    await settle()
    expect(bench.methods).toContain('toggleOmiVideo')
  })

  it('answered without video, turns its own picture off where the found call had one', async () => {
    const found = { callerNumber: '0901234567', status: 3, incoming: true, isVideo: true }
    const bench = await openBench(rnAndroid, { getInitialCall: () => found })
    await bench.transport.listCalls?.()
    await bench.execute({ type: 'answer', call: target, video: false, muted: false })
    bench.state(videoUp)
    await settle()
    expect(bench.methods).toContain('toggleOmiVideo')
  })

  it.each([
    ['no body (React Native)', rnIos, undefined],
    ['{} (Flutter)', flutterIos, {}],
  ] as const)('shows the far side, and refreshes its views, by %s', async (_what, kind, body) => {
    const bench = await talkingBench(kind)
    const ready: unknown[] = []
    bench.transport.on('remoteVideoReady', (event) => ready.push(event))
    bench.emit('REMOTE_VIDEO_READY', body)
    expect(bench.facts).toEqual([{ type: 'call.videoChanged', call: talking, side: 'remote', video: 'on' }])
    expect([bench.methods, ready]).toEqual([['refreshRemoteCamera'], [undefined]])
  })
})

describe('the quality of a call', () => {
  const sample = (lcn: number | undefined, mos = 4.2) => ({
    quality: 0,
    stat: { mos, jitter: 2, latency: 40, packetLoss: 0, ...(lcn !== undefined && { lcn }) },
  })

  it('is handed on with the verdict of the native side beside it', async () => {
    const bench = await talkingBench(rnAndroid)
    bench.emit('CALL_QUALITY', sample(5))
    expect(bench.facts).toEqual([
      {
        type: 'call.qualitySampled',
        call: talking,
        sample: { progress: 5, mos: 4.2, jitterMs: 2, roundTripMs: 40, lossPercent: 0 },
        vendor: { code: 0 },
      },
    ])
  })

  it('freezes at the fourth alike LCN on Android, on the call and on a screen of theirs', async () => {
    const line = await openLine(rnAndroid)
    line.emit('CALL_STATE_CHANGED', ringing)
    line.emit('CALL_STATE_CHANGED', confirmed)
    const [call] = line.calls
    const tracker = createOmiQualityTracker(line.phone, call?.id ?? callId)
    const seen = [5, 5, 5, 5, 6].map((lcn) => {
      line.clock.advance(1_000)
      line.emit('CALL_QUALITY', sample(lcn))
      const [view] = line.calls
      return [view?.phase === 'active' && view.media, tracker.get()?.shouldShowLoading]
    })
    expect(seen.map(([media]) => media)).toEqual(['steady', 'steady', 'steady', 'frozen', 'steady'])
    expect(seen.map(([, loading]) => loading)).toEqual([false, false, false, true, false])
    tracker.stop()
  })

  it.each([rnIos, flutterIos])('knows no freeze on iOS, and claims no steady line either: %o', async (kind) => {
    const line = await openLine(kind)
    line.emit('CALL_STATE_CHANGED', ringing)
    line.emit('CALL_STATE_CHANGED', { ...confirmed, callInfo: '' })
    for (let second = 0; second < 6; second++) {
      line.clock.advance(1_000)
      line.emit('CALL_QUALITY', sample(kind === flutterIos ? 0 : undefined))
    }
    expect(line.calls).toMatchObject([{ phase: 'active', media: 'unknown', quality: 'excellent' }])
  })
})
