import { describe, expect, it } from 'vitest'
import type { Media } from '../call/call-view.ts'
import { causesOf } from './causes.ts'
import type { QualitySample } from './sample.ts'

const talking = { media: 'steady', onHold: 'no' } as const
const clear: QualitySample = { mos: 4.3, jitterMs: 5, roundTripMs: 60, lossPercent: 0, packets: 50 }
const awful: QualitySample = { mos: 1.2, jitterMs: 51, roundTripMs: 201, lossPercent: 3.1, packets: 20 }
const silentFor = (silentMs: number): QualitySample => ({ packets: 0, silentMs })

describe('causesOf', () => {
  it('names each number that is beyond its limit', () => {
    expect(causesOf(talking, awful)).toEqual(['loss', 'jitter', 'latency'])
    expect(causesOf(talking, { ...clear, roundTripMs: 400 })).toEqual(['latency'])
    expect(causesOf(talking, { ...clear, jitterMs: 50.1 })).toEqual(['jitter'])
    expect(causesOf(talking, { lossPercent: 50 })).toEqual(['loss'])
  })

  it('finds none at the limits', () => {
    expect(causesOf(talking, { jitterMs: 50, roundTripMs: 200, lossPercent: 3 })).toEqual([])
    expect(causesOf(talking, clear)).toEqual([])
  })

  it.each<[Media, string]>([
    ['frozen', 'frozen'],
    ['reconnecting', 'interrupted'],
    ['failed', 'interrupted'],
  ])('blames a path that is %s before any number', (media, cause) => {
    expect(causesOf({ media, onHold: 'no' }, awful)).toEqual([cause])
    expect(causesOf({ media, onHold: 'no' }, silentFor(9_000))).toEqual([cause])
    expect(causesOf({ media, onHold: 'no' }, undefined)).toEqual([cause])
  })

  it.each<Media>(['steady', 'unknown', 'connecting'])(
    'misses the sound after five seconds on a path that is %s',
    (media) => {
      expect(causesOf({ media, onHold: 'no' }, silentFor(4_999))).not.toContain('no-audio')
      expect(causesOf({ media, onHold: 'no' }, silentFor(5_000))).toEqual(['no-audio'])
    },
  )

  it('expects no sound from a far side that holds, but judges what comes', () => {
    expect(causesOf({ media: 'steady', onHold: 'remote' }, silentFor(60_000))).toEqual([])
    expect(causesOf({ media: 'steady', onHold: 'remote' }, { ...clear, lossPercent: 9 })).toEqual(['loss'])
    expect(causesOf({ media: 'frozen', onHold: 'remote' }, undefined)).toEqual(['frozen'])
  })

  it.each(['local', 'both'] as const)('says nothing of a call on hold by %s', (onHold) => {
    expect(causesOf({ media: 'unknown', onHold }, awful)).toEqual([])
    expect(causesOf({ media: 'unknown', onHold }, undefined)).toEqual([])
  })

  it('says that it does not know, where nothing is measured', () => {
    expect(causesOf(talking, undefined)).toEqual(['unknown'])
    expect(causesOf({ media: 'unknown', onHold: 'no' }, { progress: 3 })).toEqual(['unknown'])
    expect(causesOf({ media: 'unknown', onHold: 'no' }, silentFor(1_000))).toEqual(['unknown'])
  })

  it('takes numbers for knowledge also where no freeze can be seen', () => {
    expect(causesOf({ media: 'unknown', onHold: 'no' }, clear)).toEqual([])
    expect(causesOf({ media: 'unknown', onHold: 'no' }, { mos: 0 })).toEqual([])
  })
})
