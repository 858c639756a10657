import { describe, expect, it } from 'vitest'
import type { NativeEvent, OmikitEvents } from '../src/index.ts'
import {
  callId,
  confirmed,
  flutterIos,
  openBench,
  ringing,
  rnAndroid,
  rnIos,
  talkingBench,
  target,
} from './support/bench.ts'
import { openLine } from './support/line.ts'

describe('what OMICALL tells beside calls', () => {
  it.each<[NativeEvent, keyof OmikitEvents, unknown, unknown]>([
    [
      'CLICK_MISSED_CALL',
      'missedCallTapped',
      { callerNumber: '0901', isVideo: true },
      { address: '0901', video: true },
    ],
    ['CLICK_MISSED_CALL', 'missedCallTapped', { callerNumber: null, isVideo: false }, { video: false }],
    ['HISTORY_CALL_LOG', 'callLogTapped', { callerNumber: '0901', isVideo: false }, { address: '0901', video: false }],
    ['SWITCHBOARD_ANSWER', 'switchboardAnswered', { sip: '102' }, { sip: '102' }],
    ['SWITCHBOARD_ANSWER', 'switchboardAnswered', { sip: 102 }, { sip: '102' }],
    ['CAMERA_STATUS', 'cameraStatus', true, { on: true }],
    [
      'AUTO_UNREGISTER_STATUS',
      'autoUnregister',
      { isScheduled: true, timeUntilExecution: 30_000, timestamp: 1_700_000_000_000 },
      { scheduled: true, remainingMs: 30_000, at: 1_700_000_000_000 },
    ],
  ])('%s is %s: %j', async (event, name, body, payload) => {
    const bench = await openBench(flutterIos)
    const heard: unknown[] = []
    const off = bench.transport.on(name, (given) => heard.push(given))
    bench.emit(event, body)
    off()
    bench.emit(event, body)
    expect([heard, bench.facts]).toEqual([[payload], []])
  })

  it.each<[NativeEvent, unknown]>([
    ['CLICK_MISSED_CALL', {}],
    ['CLICK_MISSED_CALL', 'call'],
    ['HISTORY_CALL_LOG', null],
    ['SWITCHBOARD_ANSWER', { data: '102' }],
    ['AUTO_UNREGISTER_STATUS', {}],
    ['CAMERA_STATUS', {}],
    ['VIDEO', 'on'],
    ['MUTED', {}],
    ['HOLD', 'yes'],
    ['SPEAKER', {}],
    ['AUDIO_CHANGE', { data: [] }],
    ['AUDIO_CHANGE', null],
    ['CALL_QUALITY', {}],
    ['REQUEST_PERMISSION', 'camera'],
  ])('%s that nobody can read is reported once, and harms nothing: %j', async (event, body) => {
    const line = await openLine(rnAndroid)
    line.emit(event, body)
    expect(line.diagnostics.map(({ kind }) => kind)).toEqual(['invalid'])
  })

  it('a body that came as JSON in a text is read', async () => {
    const bench = await openBench(rnAndroid)
    bench.emit('CALL_STATE_CHANGED', JSON.stringify(ringing))
    bench.emit('MUTED', '{"isMuted":true}')
    expect(bench.facts.filter(({ type }) => type.startsWith('call.'))).toMatchObject([
      { type: 'call.offered', remote: { address: '0901234567' } },
      { type: 'call.muteChanged', muted: true },
    ])
  })

  it('a listener that throws keeps no other from hearing, and is reported', async () => {
    const bench = await openBench(rnIos)
    const heard: unknown[] = []
    bench.transport.on('switchboardAnswered', () => {
      throw new Error('of the app')
    })
    bench.transport.on('switchboardAnswered', ({ sip }) => heard.push(sip))
    bench.emit('SWITCHBOARD_ANSWER', { sip: '102' })
    expect([heard, bench.facts]).toMatchObject([['102'], [{ type: 'listener.failed' }]])
  })
})

describe('a listener that throws what nobody can read', () => {
  it('keeps no other from hearing, and is reported', async () => {
    const bench = await openBench(rnIos)
    const heard: unknown[] = []
    bench.transport.on('switchboardAnswered', () => {
      throw Object.create(null)
    })
    bench.transport.on('switchboardAnswered', ({ sip }) => heard.push(sip))
    bench.emit('SWITCHBOARD_ANSWER', { sip: '102' })
    expect([heard, bench.facts]).toEqual([
      ['102'],
      [{ type: 'listener.failed', message: 'It threw what nobody can read.' }],
    ])
  })
})

describe('the record of a call', () => {
  const end = {
    status: 6,
    direction: 'inbound',
    transactionId: 't-1',
    sourceNumber: '0901234567',
    destinationNumber: '100',
    timeStartToAnswer: 1682858152181,
    timeEnd: 1682858160000,
    sipUser: '100',
    codeEndCall: 200,
    disposition: 'answered',
  }

  it('comes with its end, under our id once a command has named the call', async () => {
    const bench = await talkingBench(rnAndroid)
    const records: unknown[] = []
    bench.transport.on('endRecord', (record) => records.push(record))
    await bench.execute({ type: 'hangUp', call: target, why: 'user' })
    bench.state(end)
    expect(records).toMatchObject([
      {
        callId,
        vendor: { code: 200 },
        record: { transaction: 't-1', answeredAt: 1682858152181, direction: 'incoming' },
      },
    ])
  })

  it('comes once on iOS, in milliseconds, without a direction that React Native guesses', async () => {
    const bench = await openBench(rnIos)
    const records: { readonly record: object }[] = []
    bench.transport.on('endRecord', (record) => records.push(record))
    const seconds = { ...end, timeStartToAnswer: 1682858152, timeEnd: 1682858160, incoming: true, _id: 'A' }
    bench.state({ ...ringing, _id: 'A' })
    bench.state({ ...confirmed, _id: 'A' })
    bench.state(seconds)
    bench.state({ status: 6, transaction_id: 't-1', codeEndCall: 200 })
    expect(records).toMatchObject([{ record: { answeredAt: 1682858152000, endedAt: 1682858160000 } }])
    expect(records[0]?.record).not.toHaveProperty('direction')
  })
})
