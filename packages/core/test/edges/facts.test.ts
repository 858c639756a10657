import { describe, expect, it } from 'vitest'
import type { CallFact } from '../../src/index.ts'
import { createTalkingBench } from '../phone-bench.ts'
import { callAt, fateOf, type Place } from './call-places.ts'

type Row = readonly [type: CallFact['type'], more: object, ...fates: string[]]

const [taken, duplicate, late, illegal, ghost] = ['taken', 'duplicate', 'late', 'illegal', 'ghost'] as const
const talkingOnly = [illegal, illegal, illegal, taken, taken, late] as const
const newAnywhere = [taken, taken, taken, taken, taken, late] as const
const knownAnywhere = [duplicate, duplicate, duplicate, duplicate, duplicate, late] as const
const neverHere = [illegal, illegal, illegal, illegal, illegal, late] as const

const outgoing: readonly Row[] = [
  //                dialing, ringing, connecting, active, held, ending
  ['call.announced', {}, ...knownAnywhere],
  ['call.offered', {}, illegal, illegal, illegal, illegal, illegal, ghost],
  ['call.dialed', {}, duplicate, late, late, late, late, ghost],
  ['call.ringing', {}, taken, duplicate, late, late, late, ghost],
  ['call.ringing', { earlyMedia: true }, taken, taken, late, late, late, ghost],
  ['call.connecting', {}, taken, taken, duplicate, late, late, ghost],
  ['call.established', {}, taken, taken, taken, duplicate, duplicate, ghost],
  ['call.found', { direction: 'outgoing', phase: 'dialing' }, ...knownAnywhere],
  ['call.found', { direction: 'outgoing', phase: 'ringing' }, taken, ...knownAnywhere.slice(1)],
  ['call.found', { direction: 'outgoing', phase: 'active' }, taken, taken, taken, duplicate, duplicate, late],
  [
    'call.found',
    { direction: 'outgoing', phase: 'dialing', held: true },
    duplicate,
    duplicate,
    duplicate,
    taken,
    duplicate,
    late,
  ],
  [
    'call.found',
    { direction: 'outgoing', phase: 'dialing', held: false },
    duplicate,
    duplicate,
    duplicate,
    duplicate,
    taken,
    late,
  ],
  ['call.found', { direction: 'outgoing', phase: 'dialing', muted: true }, ...newAnywhere],
  ['call.found', { direction: 'outgoing', phase: 'dialing', muted: false }, ...knownAnywhere],
  ['call.found', { direction: 'outgoing', phase: 'dialing', remote: { name: 'Jane' } }, ...newAnywhere],
  ['call.found', { direction: 'incoming', phase: 'active' }, ...neverHere],
  ['call.remoteChanged', { remote: {} }, ...knownAnywhere],
  ['call.remoteChanged', { remote: { name: 'Jane' } }, ...newAnywhere],
  ['call.holdChanged', { side: 'remote', held: true }, ...newAnywhere],
  ['call.holdChanged', { side: 'remote', held: false }, ...knownAnywhere],
  ['call.holdChanged', { side: 'local', held: true }, illegal, illegal, illegal, taken, duplicate, late],
  ['call.holdChanged', { side: 'local', held: false }, illegal, illegal, illegal, duplicate, taken, late],
  ['call.muteChanged', { muted: true }, ...newAnywhere],
  ['call.muteChanged', { muted: false }, ...knownAnywhere],
  ['call.videoChanged', { side: 'remote', video: 'on' }, ...newAnywhere],
  ['call.videoChanged', { side: 'remote', video: 'off' }, ...knownAnywhere],
  ['call.videoChanged', { side: 'local', video: 'on' }, ...newAnywhere],
  ['call.videoChanged', { side: 'local', video: 'off' }, ...knownAnywhere],
  ['call.mediaChanged', { media: 'connected' }, ...newAnywhere],
  ['call.transferChanged', { stage: 'accepted' }, ...neverHere],
  ['call.transferAsked', { to: '105' }, ...talkingOnly],
  ['call.digitReceived', { digit: '5' }, ...talkingOnly],
  ['call.qualitySampled', { sample: { mos: 4 } }, ...talkingOnly],
  ['call.endRefined', { reason: 'busy' }, ...neverHere],
  ['call.ended', {}, taken, taken, taken, taken, taken, taken],
]

const incoming: readonly Row[] = [
  //                incoming, connecting, active, held, ending
  ['call.announced', {}, duplicate, duplicate, duplicate, duplicate, late],
  ['call.announced', { remote: { name: 'Jane' } }, taken, taken, taken, taken, late],
  ['call.announced', { answered: true }, taken, duplicate, duplicate, duplicate, late],
  ['call.offered', {}, duplicate, duplicate, duplicate, duplicate, ghost],
  ['call.offered', { remote: { name: 'Jane' } }, taken, taken, taken, taken, ghost],
  ['call.dialed', {}, illegal, illegal, illegal, illegal, ghost],
  ['call.ringing', {}, illegal, illegal, illegal, illegal, ghost],
  ['call.connecting', {}, taken, duplicate, late, late, ghost],
  ['call.established', {}, taken, taken, duplicate, duplicate, ghost],
  ['call.found', { direction: 'incoming', phase: 'incoming' }, duplicate, duplicate, duplicate, duplicate, late],
  ['call.found', { direction: 'incoming', phase: 'active' }, taken, taken, duplicate, duplicate, late],
  ['call.found', { direction: 'outgoing', phase: 'active' }, illegal, illegal, illegal, illegal, late],
]

const tables = [
  ['outgoing', ['dialing', 'ringing', 'connecting', 'active', 'held', 'ending'], outgoing],
  ['incoming', ['incoming', 'connecting', 'active', 'held', 'ending'], incoming],
] as const

describe('what a fact means to a call where it stands', () => {
  for (const [direction, places, rows] of tables)
    for (const [type, more, ...fates] of rows)
      it(`${direction}: ${type} ${JSON.stringify(more)}`, async () => {
        const seen = async (place: Place) => {
          const bench = await callAt(direction, place)
          const before = bench.phone.getSnapshot()
          const fate = fateOf(bench, type, more)
          // What is not taken changes nothing that a screen shows.
          if (fate !== 'taken') expect(bench.phone.getSnapshot()).toBe(before)
          return fate
        }
        expect(await Promise.all(places.map(seen))).toEqual(fates)
      })

  it('a repeated report is news while a wish of the user is under way', async () => {
    const bench = await createTalkingBench()
    void bench.phone.hold()
    void bench.phone.mute()
    void bench.phone.setVideo('on')
    const same = [
      ['call.holdChanged', { side: 'local', held: false }],
      ['call.muteChanged', { muted: false }],
      ['call.videoChanged', { side: 'local', video: 'off' }],
    ] as const
    for (const [type, more] of same) bench.say(type, 'out-1', more)
    expect(bench.kinds()).toEqual([])
  })

  it.each([
    ['ringing', 'call.ringing', { earlyMedia: true }],
    ['active', 'call.videoChanged', { side: 'remote', video: 'on' }],
    ['active', 'call.holdChanged', { side: 'remote', held: true }],
    ['active', 'call.mediaChanged', { media: 'connected' }],
    ['active', 'call.remoteChanged', { remote: { name: 'Jane' } }],
  ] as const)('is news once: while %s, %s %j', async (place, type, more) => {
    const bench = await callAt('outgoing', place)
    expect([fateOf(bench, type, more), fateOf(bench, type, more)]).toEqual([taken, duplicate])
  })

  it('a transfer goes forward only', async () => {
    const bench = await callAt('outgoing', 'active')
    void bench.phone.transfer({ to: '102' })
    await bench.reply('transfer')
    const stages = ['accepted', 'accepted', 'ringing', 'accepted', 'ringing', 'failed', 'ringing', 'failed']
    expect(stages.map((stage) => fateOf(bench, 'call.transferChanged', { stage }))).toEqual([
      taken,
      duplicate,
      taken,
      late,
      duplicate,
      taken,
      late,
      duplicate,
    ])
  })

  it('a transfer that is asked for again is news only when it names somebody else or the first was answered', async () => {
    const bench = await callAt('outgoing', 'active')
    const ask = (to: string) => fateOf(bench, 'call.transferAsked', { to })
    expect([ask('105'), ask('105'), ask('106')]).toEqual([taken, duplicate, taken])
    void bench.phone.rejectTransfer()
    await bench.reply('answerTransfer')
    expect(ask('106')).toBe(taken)
  })

  it.each([
    ['outgoing', 'dialing', taken],
    ['outgoing', 'ringing', taken],
    ['outgoing', 'incoming', illegal],
    ['outgoing', 'connecting', taken],
    ['outgoing', 'active', taken],
    ['incoming', 'dialing', illegal],
    ['incoming', 'ringing', illegal],
    ['incoming', 'incoming', taken],
    ['incoming', 'connecting', taken],
    ['incoming', 'active', taken],
  ] as const)('an %s call that is found %s is %s', async (direction, phase, fate) => {
    const bench = await callAt('incoming', 'incoming')
    bench.say('call.found', 'other', { direction, phase })
    expect(bench.calls).toHaveLength(fate === taken ? 2 : 1)
    expect(bench.kinds()).toEqual(fate === taken ? [] : [illegal])
  })
})

describe('a call that ended here without a word from the SDK', () => {
  it.each([
    ['call.offered', {}, ghost],
    ['call.dialed', {}, ghost],
    ['call.ringing', {}, ghost],
    ['call.connecting', {}, ghost],
    ['call.established', {}, ghost],
    ['call.found', { direction: 'outgoing', phase: 'active' }, ghost],
    ['call.mediaChanged', { media: 'connected' }, ghost],
    ['call.mediaChanged', { media: 'interrupted' }, late],
    ['call.qualitySampled', { sample: { packets: 5 } }, ghost],
    ['call.qualitySampled', { sample: { packets: 0 } }, late],
    ['call.qualitySampled', { sample: { mos: 4 } }, late],
    ['call.holdChanged', { side: 'remote', held: true }, late],
    ['call.digitReceived', { digit: '5' }, late],
  ] as const)('takes %s %j as %s', async (type, more, fate) => {
    const bench = await callAt('outgoing', 'ending')
    bench.clock.advance(7_000)
    const asked = bench.count('hangUp')
    expect(fateOf(bench, type, more)).toBe(fate)
    expect(bench.count('hangUp')).toBe(fate === ghost ? asked + 1 : asked)
  })
})
