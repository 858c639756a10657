import { given } from '@offhook/adapter-kit'
import { hostilePayloads } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createAsk } from './ask.ts'
import { android41, createNativeSide, flutterIos, ios41, never, rejecting } from './native-side.fixture.ts'
import { readBoolean, readDone, readMaybeText } from './result.ts'

describe('asking the native side', () => {
  it('hands on what it answered', async () => {
    const { bridge, clock } = createNativeSide(android41, { toggleMute: true })
    expect(await createAsk(bridge, clock)('toggleMute', undefined)).toEqual({ ok: true, value: true })
    expect(clock.pending).toBe(0)
  })

  it('ends what never answers', async () => {
    const { bridge, clock } = createNativeSide(ios41, { toggleHold: never })
    const held = createAsk(bridge, clock)('toggleHold', undefined)
    await clock.advanceAsync(10_000)
    expect(await held).toEqual({ ok: false, reason: 'timed-out', vendor: { message: 'toggleHold did not answer.' } })
  })

  it('waits as long as it is told', async () => {
    const { bridge, clock } = createNativeSide(ios41, {
      toggleHold: () => new Promise((resolve) => void clock.setTimeout(() => resolve(true), 11_000)),
    })
    const held = createAsk(bridge, clock)('toggleHold', undefined, { withinMs: 12_000, read: readBoolean })
    await clock.advanceAsync(12_000)
    expect(await held).toEqual({ ok: true, value: true })
  })

  it.each([
    ['onHold', ios41, 'without doing anything'],
    ['onHold', android41, 'no such function'],
    ['rejectCall', flutterIos, 'never answers'],
  ] as const)('says beforehand why there is no %s (%o)', async (method, kind, words) => {
    const { bridge, clock, asked } = createNativeSide(kind)
    const ask = createAsk(bridge, clock)
    const answer = method === 'onHold' ? await ask(method, { holdStatus: true }) : await ask(method, undefined)
    expect(answer).toMatchObject({
      ok: false,
      reason: 'not-supported',
      vendor: { message: expect.stringContaining(words) },
    })
    expect(asked).toEqual([])
  })

  it.each([
    [
      'a rejection',
      rejecting('E_NO_ACTIVITY', 'Current activity is null'),
      { code: 'E_NO_ACTIVITY', message: 'Current activity is null' },
    ],
    [
      'a throw',
      () => {
        throw new TypeError('expected argument 0')
      },
      { message: 'expected argument 0' },
    ],
    ['a rejection with a text', () => Promise.reject('no'), { message: 'no' }],
    ['a rejection with nothing', () => Promise.reject(), { message: 'It rejected without a word.' }],
    [
      'a rejection that throws when it is read',
      () =>
        Promise.reject(
          Object.defineProperty({}, 'code', {
            get() {
              throw new Error('do not read me')
            },
          }),
        ),
      { message: 'It rejected with what nobody can read.' },
    ],
  ])('contains %s', async (_, joinCall, vendor) => {
    const { bridge, clock } = createNativeSide(android41, { joinCall })
    expect(await createAsk(bridge, clock)('joinCall', undefined)).toEqual({ ok: false, reason: 'failed', vendor })
    expect(clock.pending).toBe(0)
  })

  it('contains a reader that throws, and a bridge that does', async () => {
    const { bridge, clock } = createNativeSide(android41, { joinCall: true })
    const read = () => {
      throw new Error('unreadable')
    }
    expect(await createAsk(bridge, clock)('joinCall', undefined, { read })).toMatchObject({
      ok: false,
      reason: 'failed',
    })
    const broken = { ...bridge, has: read, invoke: read }
    expect(await createAsk(broken, clock)('joinCall', undefined)).toMatchObject({ reason: 'not-supported' })
    const half = { ...bridge, invoke: read }
    expect(await createAsk(half, clock)('joinCall', undefined)).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('survives whatever is answered', async () => {
    for (const payload of hostilePayloads) {
      const { bridge, clock } = createNativeSide(android41, { joinCall: () => payload })
      const ask = createAsk(bridge, clock)
      for (const read of [readDone, readMaybeText, readBoolean, given]) {
        expect(typeof (await ask<'joinCall', unknown>('joinCall', undefined, { read })).ok).toBe('boolean')
      }
    }
  })
})

describe('reading an answer', () => {
  it.each([
    [true, { ok: true, value: true }],
    [1, { ok: true, value: true }],
    [false, { ok: false, reason: 'failed', vendor: { message: 'It answered false.' } }],
    [null, { ok: false, reason: 'failed', vendor: { message: 'It answered nothing.' } }],
  ])('%s as "it worked" or not', (raw, expected) => {
    expect(readDone(raw)).toEqual(expected)
  })

  it.each([
    ['abc', { ok: true, value: 'abc' }],
    ['', { ok: true, value: undefined }],
    [null, { ok: true, value: undefined }],
    [undefined, { ok: true, value: undefined }],
    [{}, { ok: false, reason: 'failed' }],
  ])('%s as a text that may be missing', (raw, expected) => {
    expect(readMaybeText(raw)).toMatchObject(expected)
  })
})
