import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../src/dialect.ts'
import {
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

const mute = (muted: boolean, from?: boolean) => ({ type: 'setMute', call: target, muted, from }) as const
const hold = (held: boolean, from?: boolean) => ({ type: 'setHold', call: target, held, from }) as const
const video = (on: boolean, from?: 'on' | 'off') =>
  ({ type: 'setVideo', call: target, video: on ? 'on' : 'off', from }) as const
/** One that never answers. */
const never = () => new Promise<never>(() => {})
const noStatus = ['getCameraStatus']

describe('mute', () => {
  it('is toggled where it is known and the other way, and its answer is the level', async () => {
    const bench = await talkingBench(rnAndroid, { toggleMute: () => true })
    expect(await bench.execute(mute(true, false))).toEqual({ ok: true })
    expect(bench.methods).toEqual(['toggleMute'])
    expect(bench.facts).toEqual([{ type: 'call.muteChanged', call: target, muted: true, evidence: 'ack' }])
  })

  it('is asked for again after an answer that throws when it is read', async () => {
    const trap = Object.defineProperty({}, 'muted', {
      enumerable: true,
      get() {
        throw new Error('read')
      },
    })
    let asked = 0
    const bench = await talkingBench(rnIos, {
      getInitialCall: () => (asked++ === 0 ? trap : { muted: false }),
      toggleMute: () => true,
    })
    asked = 0
    expect(await bench.execute(mute(true, false))).toMatchObject({ ok: false, reason: 'failed' })
    expect(await bench.execute(mute(true, false))).toEqual({ ok: true })
  })

  it('is not toggled where it is so already', async () => {
    const bench = await talkingBench(rnAndroid)
    expect(await bench.execute(mute(true, true))).toEqual({ ok: true })
    expect([bench.methods, bench.facts]).toMatchObject([[], [{ muted: true }]])
  })

  it('is refused where nobody knows (Android)', async () => {
    const bench = await talkingBench(rnAndroid)
    expect(await bench.execute(mute(true))).toMatchObject({ ok: false, reason: 'state-unknown' })
    expect([bench.methods, bench.facts]).toEqual([[], []])
  })

  it.each([
    ['unknown', undefined],
    ['believed to be open', false],
  ] as const)('is asked for first on iOS, since CallKit mutes without a word: %s', async (_what, from) => {
    const bench = await talkingBench(rnIos, { getInitialCall: () => ({ status: 200, muted: true }) })
    expect(await bench.execute(mute(true, from))).toEqual({ ok: true })
    expect([bench.methods, bench.facts]).toMatchObject([['getInitialCall'], [{ muted: true }]])
  })

  it('falls back on what the core believes where iOS does not say', async () => {
    const bench = await talkingBench(rnIos, { getInitialCall: () => null, toggleMute: () => true })
    expect(await bench.execute(mute(true, false))).toEqual({ ok: true })
    expect(bench.methods).toEqual(['getInitialCall', 'toggleMute'])
    const unknown = await talkingBench(rnIos, { getInitialCall: () => null })
    expect(await unknown.execute(mute(true))).toMatchObject({ reason: 'state-unknown' })
  })

  it('tells the truth where it came out the other way, and toggles no second time', async () => {
    const bench = await talkingBench(rnAndroid, { toggleMute: () => false })
    expect(await bench.execute(mute(true, false))).toMatchObject({ ok: false, reason: 'failed' })
    expect([bench.methods, bench.facts]).toMatchObject([['toggleMute'], [{ muted: false }]])
  })

  it('says no more what an older toggle came to, once an event has told and a newer one is under way', async () => {
    let answer = (_muted: boolean): void => {}
    const bench = await talkingBench(rnAndroid, {
      toggleMute: () => new Promise<boolean>((resolve) => (answer = resolve)),
    })
    const first = bench.execute(mute(true, false))
    await settle()
    const answerFirst = answer
    bench.emit('MUTED', true)
    void bench.execute(mute(false, true))
    await settle()
    bench.clear()
    answerFirst(true)
    expect([await first, bench.facts]).toEqual([{ ok: true }, []])
  })

  it('has failed where it answers null', async () => {
    const bench = await talkingBench(rnAndroid, { toggleMute: () => null })
    expect(await bench.execute(mute(true, false))).toMatchObject({ ok: false, reason: 'failed' })
    expect(bench.facts).toEqual([])
  })

  it.each<[string, NativeKind, unknown, object[]]>([
    ['a boolean', rnAndroid, true, [{ type: 'call.muteChanged', call: talking, muted: true }]],
    ['null, which says nothing', rnAndroid, null, []],
    ['{ isMuted }', flutterAndroid, { isMuted: false }, [{ type: 'call.muteChanged', call: talking, muted: false }]],
  ])('is a level in its events: %s', async (_what, kind, body, facts) => {
    const bench = await talkingBench(kind)
    bench.emit('MUTED', body)
    expect(bench.facts).toEqual(facts)
  })
})

describe('hold', () => {
  it.each([rnAndroid, rnIos, flutterAndroid, flutterIos])('is toggled, and told by its answer: %o', async (kind) => {
    const bench = await talkingBench(kind, { toggleHold: () => true })
    expect(await bench.execute(hold(true, false))).toEqual({ ok: true })
    expect(bench.facts).toMatchObject([{ type: 'call.holdChanged', side: 'local', held: true, evidence: 'ack' }])
  })

  it.each([
    ['null of React Native on Android', rnAndroid, null],
    ['false of Flutter on Android, which it makes of nothing', flutterAndroid, false],
  ] as const)('is told by its event where the answer says nothing: %s', async (_what, kind, answer) => {
    const bench = await talkingBench(kind, { toggleHold: () => answer })
    expect(await bench.execute(hold(true, false))).toEqual({ ok: true })
    expect(bench.facts).toEqual([])
    bench.emit('HOLD', kind === rnAndroid ? true : { isHold: true })
    expect(bench.facts).toEqual([{ type: 'call.holdChanged', call: talking, side: 'local', held: true }])
  })

  it('is not resumed by accident: a false that is meant is one', async () => {
    const bench = await talkingBench(rnIos, { toggleHold: () => false })
    expect(await bench.execute(hold(true, false))).toMatchObject({ ok: false, reason: 'failed' })
    expect(bench.facts).toMatchObject([{ held: false }])
  })

  it('says what Android threw', async () => {
    const bench = await talkingBench(rnAndroid, {
      toggleHold: () => Promise.reject({ code: 'TOGGLE_HOLD_EXCEPTION', message: 'why' }),
    })
    expect(await bench.execute(hold(true, false))).toMatchObject({ vendor: { code: 'TOGGLE_HOLD_EXCEPTION' } })
  })

  it('is refused while an older toggle was not answered: nobody knows from what', async () => {
    const bench = await talkingBench(rnIos, { toggleHold: never })
    void bench.execute(hold(true, false))
    expect(await bench.execute(hold(false, false))).toMatchObject({ ok: false, reason: 'state-unknown' })
    expect(bench.methods).toEqual(['toggleHold'])
  })

  it('is known again as soon as a state tells it, though the toggle is never answered (iOS)', async () => {
    let toggles = 0
    const bench = await talkingBench(rnIos, { toggleHold: () => (toggles++ === 0 ? never() : false) })
    void bench.execute(hold(true, false))
    bench.state({ ...confirmed, status: 7 })
    expect(await bench.execute(hold(false, true))).toEqual({ ok: true })
    expect(toggles).toBe(2)
  })

  it('never asks onHold, which does nothing on iOS and is absent on Android', async () => {
    const bench = await talkingBench(rnIos, { toggleHold: () => true })
    await bench.execute(hold(true, false))
    expect(bench.methods).not.toContain('onHold')
  })
})

describe('video', () => {
  const isVideo = true
  const talkingVideo = async (...args: Parameters<typeof openBench>) => {
    const bench = await openBench(...args)
    bench.state({ ...ringing, isVideo })
    bench.state({ ...confirmed, isVideo })
    await settle()
    bench.clear()
    return bench
  }

  it('is toggled, and taken for done', async () => {
    const bench = await talkingVideo(rnAndroid, {}, noStatus)
    expect(await bench.execute(video(false, 'on'))).toEqual({ ok: true })
    expect([bench.methods, bench.facts]).toMatchObject([
      ['toggleOmiVideo'],
      [{ type: 'call.videoChanged', side: 'local', video: 'off', evidence: 'ack' }],
    ])
  })

  it('has not moved where there was no activity to do it', async () => {
    const bench = await talkingVideo(rnAndroid, { toggleOmiVideo: () => false }, noStatus)
    expect(await bench.execute(video(false, 'on'))).toMatchObject({ ok: false, reason: 'failed' })
    expect(bench.facts).toMatchObject([{ video: 'on' }])
  })

  it('is refused where nobody knows', async () => {
    const bench = await talkingVideo(rnAndroid, {}, noStatus)
    expect(await bench.execute(video(true))).toMatchObject({ reason: 'state-unknown' })
  })

  it('is asked for first, and told by its event, where Flutter on iOS has both', async () => {
    const bench = await talkingVideo(flutterIos, { getCameraStatus: () => true })
    expect(await bench.execute(video(false))).toEqual({ ok: true })
    expect([bench.methods, bench.facts]).toEqual([['getCameraStatus', 'toggleOmiVideo'], []])
    bench.emit('VIDEO', false)
    expect(bench.facts).toEqual([{ type: 'call.videoChanged', call: talking, side: 'local', video: 'off' }])
  })

  it('is of the call that was dialled with it, whatever its states say', async () => {
    const bench = await openBench(flutterAndroid, { startCall: () => 8 }, noStatus)
    await bench.execute({ type: 'startCall', call: target, to: '1', video: true, muted: false })
    for (const status of [1, 3, 5]) bench.state({ status, incoming: false, isVideo: false, callerNumber: '1' })
    expect(await bench.execute(video(false, 'on'))).toEqual({ ok: true })
  })

  it('is not believed in again, once a ring has denied it (React Native on Android)', async () => {
    const bench = await openBench(rnAndroid, {}, noStatus)
    for (const body of [{ ...ringing, isVideo }, ringing, { ...confirmed, isVideo }]) bench.state(body)
    expect(await bench.execute(video(true, 'off'))).toMatchObject({ reason: 'not-supported' })
  })

  it('cannot be added to a call without, nor be paused', async () => {
    const bench = await talkingBench(rnAndroid, {}, noStatus)
    expect(await bench.execute(video(true, 'off'))).toMatchObject({ reason: 'not-supported' })
    const paused = { type: 'setVideo', call: target, video: 'paused', from: 'on' } as const
    expect(await (await talkingVideo(rnAndroid)).execute(paused)).toMatchObject({ reason: 'not-supported' })
  })
})
