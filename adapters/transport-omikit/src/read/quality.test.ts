import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../dialect.ts'
import { readQuality } from './quality.ts'

const rnAndroid: NativeKind = { dialect: 'rn-4.1', platform: 'android' }
const rnIos: NativeKind = { dialect: 'rn-4.1', platform: 'ios' }
const flutterAndroid: NativeKind = { dialect: 'flutter-3.3', platform: 'android' }
const flutterIos: NativeKind = { dialect: 'flutter-3.3', platform: 'ios' }

describe('CALL_QUALITY', () => {
  it.each<[string, NativeKind, object, object]>([
    [
      'React Native on Android',
      rnAndroid,
      { quality: 0, stat: { mos: 4.4, jitter: 2.5, latency: 40, packetLoss: 0.5, lcn: 12 } },
      { sample: { progress: 12, mos: 4.4, jitterMs: 2.5, roundTripMs: 40, lossPercent: 0.5 }, vendor: { code: 0 } },
    ],
    [
      'React Native on iOS, where LCN is missing',
      rnIos,
      { quality: 1, stat: { mos: 3.2, jitter: 8, latency: 120, packetLoss: 3 } },
      { sample: { mos: 3.2, jitterMs: 8, roundTripMs: 120, lossPercent: 3 }, vendor: { code: 1 } },
    ],
    [
      'Flutter on Android, with loss as ppl',
      flutterAndroid,
      { quality: 2, stat: { mos: 1.9, jitter: 30, latency: 300, ppl: 12, lcn: 4, req: 9 }, isNeedLoading: true },
      { sample: { progress: 4, mos: 1.9, jitterMs: 30, roundTripMs: 300, lossPercent: 12 }, vendor: { code: 2 } },
    ],
    [
      'Flutter on iOS, whose LCN is a constant 0 and whose numbers may be null',
      flutterIos,
      { quality: 0, stat: { req: 1682858152181, mos: 4.1, jitter: null, latency: null, ppl: null, lcn: 0 } },
      { sample: { mos: 4.1 }, vendor: { code: 0 } },
    ],
    [
      'a 0 that was never measured',
      rnAndroid,
      { quality: 0, stat: { mos: 0, latency: 0, jitter: 0 } },
      { sample: { jitterMs: 0 } },
    ],
    ['a score beyond the scale of the core', rnAndroid, { quality: 0, stat: { mos: 5 } }, { sample: { mos: 4.5 } }],
    ['a score below it', rnAndroid, { quality: 2, stat: { mos: 0.4 } }, { sample: { mos: 1 } }],
    ['an LCN in digits', rnAndroid, { stat: { lcn: '3', mos: 4 } }, { sample: { progress: 3, mos: 4 } }],
    [
      'an LCN of 0, which is one on Android',
      flutterAndroid,
      { stat: { lcn: 0, mos: 4 } },
      { sample: { progress: 0, mos: 4 } },
    ],
    ['an LCN below nothing', rnAndroid, { stat: { lcn: -1, mos: 4 } }, { sample: { mos: 4 } }],
    ['an LCN that a number cannot hold', rnAndroid, { stat: { lcn: 2 ** 53, mos: 4 } }, { sample: { mos: 4 } }],
    ['the same in digits', rnAndroid, { stat: { lcn: '9007199254740992', mos: 4 } }, { sample: { mos: 4 } }],
    ['half an LCN', rnAndroid, { stat: { lcn: 3.5, mos: 4 } }, { sample: { mos: 4 } }],
    [
      'loss under both names: packetLoss counts',
      flutterAndroid,
      { stat: { packetLoss: 2, ppl: 9 } },
      { sample: { lossPercent: 2 } },
    ],
    [
      'loss under both names, one of which says nothing',
      rnAndroid,
      { stat: { packetLoss: null, ppl: 9 } },
      { sample: { lossPercent: 9 } },
    ],
    ['a score in digits', rnIos, { stat: { mos: '4.2' } }, { sample: { mos: 4.2 } }],
    ['a score that is no number', rnIos, { quality: 1, stat: { mos: Number.NaN } }, { sample: {} }],
    ['a loss that cannot be', rnAndroid, { quality: 2, stat: { packetLoss: 101, mos: 9 } }, { sample: {} }],
  ])('is read from %s', (_, kind, body, report) => {
    const read = readQuality(body, kind)
    expect(read).toMatchObject(report)
    expect(read?.sample).toEqual((report as { sample: object }).sample)
  })

  it.each([[null], [{}], [{ stat: {} }], ['good'], [7]])('is unreadable where it says nothing: %j', (body) => {
    expect(readQuality(body, rnAndroid)).toBeUndefined()
  })
})
