import { createPhone, type Device, type PortHost } from '@offhook/core'
import { createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../src/dialect.ts'
import { createOmikitTransport } from '../src/index.ts'
import {
  confirmed,
  flutterAndroid,
  flutterIos,
  openBench,
  ringing,
  rnAndroid,
  rnIos,
  talkingBench,
  target,
} from './support/bench.ts'
import { bodiesOf } from './support/bodies.ts'
import { openLine } from './support/line.ts'
import { createWire } from './support/wire.ts'

const android = {
  callerNumber: '0901234567',
  status: 3,
  incoming: true,
  _id: 7,
  muted: false,
  isVideo: false,
  typeNumber: 'phone',
  autoAnswered: false,
}
const ios = { callerNumber: '0901234567', status: 180, muted: false, isVideo: false }
const list = async (kind: NativeKind, answer: unknown) => {
  const bench = await openBench(kind, { getInitialCall: () => answer })
  return bench.transport.listCalls?.()
}

describe('what getInitialCall gives', () => {
  it.each<[string, NativeKind, object, object]>([
    ['3 is a ring here (Android)', rnAndroid, android, { direction: 'incoming', phase: 'incoming', muted: false }],
    [
      '3 is a ring there, of a call that went out',
      rnAndroid,
      { ...android, incoming: false },
      { direction: 'outgoing', phase: 'ringing' },
    ],
    ['1 dials', rnAndroid, { ...android, incoming: false, status: 1 }, { direction: 'outgoing', phase: 'dialing' }],
    [
      '2, of a notification that was opened',
      rnAndroid,
      { ...android, status: 2 },
      { direction: 'incoming', phase: 'incoming' },
    ],
    ['4 connects', rnAndroid, { ...android, status: 4 }, { direction: 'incoming', phase: 'connecting' }],
    ['5 talks', rnAndroid, { ...android, status: 5 }, { direction: 'incoming', phase: 'active' }],
    [
      'picked up in the notification',
      rnAndroid,
      { ...android, autoAnswered: true },
      { direction: 'incoming', phase: 'connecting' },
    ],
    [
      'a direction in words (Flutter on Android)',
      flutterAndroid,
      { callerNumber: '1', status: 3, direction: 'outbound' },
      { direction: 'outgoing', phase: 'ringing' },
    ],
    ['180 is a ring (iOS)', rnIos, ios, { direction: 'incoming', phase: 'incoming', muted: false }],
    ['no response yet', rnIos, { ...ios, status: 0 }, { direction: 'incoming', phase: 'incoming' }],
    ['200 talks, and its mute is true', rnIos, { ...ios, status: 200, muted: true }, { phase: 'active', muted: true }],
    ['Flutter on iOS', flutterIos, { ...ios, startTime: 1682858152, sipNumber: '100' }, { phase: 'incoming' }],
  ])('is a level: %s', async (_what, kind, answer, found) => {
    const listed = await list(kind, answer)
    expect(listed).toMatchObject({ complete: false, facts: [{ type: 'call.found', call: {}, ...found }] })
  })

  it('names no call by the number in _id', async () => {
    expect((await list(rnAndroid, android))?.facts[0]).toMatchObject({ call: {}, remote: { address: '0901234567' } })
    expect(JSON.stringify(await list(rnAndroid, android))).not.toContain('7,')
  })

  it("does not repeat Android's constant mute of a call that talks", async () => {
    expect((await list(rnAndroid, { ...android, status: 5 }))?.facts[0]).not.toHaveProperty('muted')
  })

  it.each<[string, NativeKind, unknown, boolean]>([
    ['false of Android, which gives up after a while', rnAndroid, false, false],
    ['null of iOS, which looks at its calls', rnIos, null, true],
    ['false of Flutter on iOS', flutterIos, false, true],
    ['null of Flutter on Android', flutterAndroid, null, false],
    ['{}', rnIos, {}, false],
    ['a call that has failed', rnIos, { ...ios, status: 487 }, false],
    ['a call that is over', rnAndroid, { ...android, status: 6 }, false],
    ['garbage', rnAndroid, 'call', false],
  ])('is no call: %s', async (_what, kind, answer, complete) => {
    expect(await list(kind, answer)).toEqual({ complete, facts: [] })
  })

  it('says what the wire has told of the same call: direction, name, hold', async () => {
    const bench = await openBench(rnIos, { getInitialCall: () => ({ ...ios, status: 200 }) })
    const call = bodiesOf(rnIos, false)
    for (const body of [call.calling, call.early, call.confirmed, call.held]) bench.state(body)
    expect((await bench.transport.listCalls?.())?.facts).toMatchObject([
      { direction: 'outgoing', phase: 'active', held: true, call: { refs: { 'omi.transaction': 'omi-a' } } },
    ])
  })

  it('says of a call that went out, and rings there, that it rings there (iOS)', async () => {
    const bench = await openBench(rnIos, { getInitialCall: () => ios })
    const call = bodiesOf(rnIos, false)
    for (const body of [call.calling, call.early]) bench.state(body)
    expect((await bench.transport.listCalls?.())?.facts).toMatchObject([{ direction: 'outgoing', phase: 'ringing' }])
  })

  it('takes a response that is more than "trying" for a ring there (iOS)', async () => {
    const bench = await openBench(rnIos, { startCall: () => 8, getInitialCall: () => ios })
    bench.state(bodiesOf(rnIos, false).calling)
    expect((await bench.transport.listCalls?.())?.facts).toMatchObject([{ direction: 'outgoing', phase: 'ringing' }])
  })

  it('keeps the mute that an event has told (Android)', async () => {
    const bench = await talkingBench(rnAndroid, { getInitialCall: () => ({ ...android, status: 5 }) })
    bench.emit('MUTED', true)
    expect((await bench.transport.listCalls?.())?.facts).toMatchObject([{ muted: true }])
  })

  it('makes a call that can be answered', async () => {
    const bench = await openBench(rnAndroid, { getInitialCall: () => android })
    await bench.transport.listCalls?.()
    expect(await bench.execute({ type: 'answer', call: target, video: false, muted: false })).toEqual({ ok: true })
  })
})

describe('a cold start', () => {
  it('shows the call that rings, once, though Android says "incoming" again', async () => {
    const line = await openLine(rnAndroid, { getInitialCall: () => android })
    expect(line.calls).toMatchObject([{ phase: 'incoming', remote: { address: '0901234567' } }])
    line.emit('CALL_STATE_CHANGED', { ...ringing, _id: '' })
    line.emit('CALL_STATE_CHANGED', { ...ringing, transactionId: 't-1' })
    expect(line.calls).toHaveLength(1)
    line.emit('CALL_STATE_CHANGED', confirmed)
    expect(line.calls).toMatchObject([{ phase: 'active' }])
  })

  it('shows no ring of a call that was picked up in the notification', async () => {
    const line = await openLine(rnAndroid, { getInitialCall: () => ({ ...android, autoAnswered: true }) })
    expect(line.calls).toMatchObject([{ phase: 'connecting' }])
    line.emit('CALL_STATE_CHANGED', confirmed)
    expect(line.phases).toEqual(['connecting', 'active'])
  })

  it('answers a call that was found', async () => {
    const line = await openLine(rnIos, { getInitialCall: () => ios })
    const answered = line.phone.answer()
    await settle()
    line.emit('CALL_STATE_CHANGED', bodiesOf(rnIos, true).confirmed)
    expect(await answered).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(line.calls).toMatchObject([{ phase: 'active' }])
  })

  it.each([
    ['ends a call whose end was lost while nobody listened (iOS)', rnIos, null, 'ended'],
    ['keeps one that Android does not find', rnAndroid, false, 'active'],
  ] as const)('%s', async (_what, kind, answer, phase) => {
    const wire = createWire(kind, { getInitialCall: () => answer })
    const clock = createVirtualClock(1_000_000)
    let app: PortHost | undefined
    const device: Device = {
      name: 'app',
      handles: ['app'],
      async start(host) {
        app = host
      },
      execute: async () => ({ ok: false, reason: 'not-supported' }),
      async stop() {},
    }
    const phone = createPhone({ transport: createOmikitTransport({ bridge: wire.bridge, clock }), device, clock })
    await phone.start()
    await settle()
    const call = bodiesOf(kind, true)
    wire.emit('CALL_STATE_CHANGED', call.incoming)
    wire.emit('CALL_STATE_CHANGED', call.confirmed)
    app?.emit({ type: 'app.changed', state: 'foreground' })
    await settle()
    expect(phone.getSnapshot().calls).toMatchObject([{ phase }])
  })

  it('survives what throws', async () => {
    const line = await openLine(rnAndroid, { getInitialCall: () => Promise.reject(new Error('ClassCastException')) })
    await settle()
    expect([line.calls, line.diagnostics.map(({ kind }) => kind)]).toEqual([[], ['invalid']])
  })
})
