import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../dialect.ts'
import { readCallState } from './call-state.ts'

const rnAndroid: NativeKind = { dialect: 'rn-4.1', platform: 'android' }
const rnIos: NativeKind = { dialect: 'rn-4.1', platform: 'ios' }
const oldIos: NativeKind = { dialect: 'rn-4.0', platform: 'ios' }
const flutterAndroid: NativeKind = { dialect: 'flutter-3.3', platform: 'android' }
const flutterIos: NativeKind = { dialect: 'flutter-3.3', platform: 'ios' }

const uuid = 'A1B2C3D4-0000-4000-8000-00000000000F'
/** The one template of iOS; Flutter's has no `typeNumber`. */
const template = { callInfo: '', incoming: true, callerNumber: '0901', isVideo: false, transactionId: 't-1', _id: uuid }

describe('what a CALL_STATE_CHANGED says', () => {
  it.each<[string, NativeKind, object, object]>([
    [
      'incomingReceived of Android names a caller, and no id',
      rnAndroid,
      { isVideo: true, incoming: true, callerNumber: '0901', _id: '', status: 2, typeNumber: 'phone' },
      { status: 2, number: '0901', incoming: true, video: true },
    ],
    [
      'onRinging of Android names the transaction',
      rnAndroid,
      { callerNumber: '0901', isVideo: false, transactionId: 't-1', status: 2, incoming: true, typeNumber: 'phone' },
      { status: 2, number: '0901', incoming: true, video: false, transaction: 't-1' },
    ],
    [
      'onRinging of a call that goes out names nobody',
      rnAndroid,
      { callerNumber: '', isVideo: false, transactionId: 't-1', status: 3, incoming: false, typeNumber: '' },
      { status: 3, incoming: false, video: false, transaction: 't-1' },
    ],
    [
      'onConnecting erases nothing',
      rnAndroid,
      { callerNumber: '', isVideo: false, incoming: true, transactionId: '', _id: '', status: 4, typeNumber: '' },
      { status: 4, incoming: true, video: false },
    ],
    [
      'onCallEstablished of Android',
      rnAndroid,
      { callerNumber: '0901', isVideo: true, incoming: false, transactionId: 't-1', status: 5, typeNumber: 'phone' },
      { status: 5, number: '0901', incoming: false, video: true, transaction: 't-1' },
    ],
    [
      "Android's _id is no name of a call, even as a number",
      rnAndroid,
      { status: 2, callerNumber: '0901', _id: 7 },
      { status: 2, number: '0901' },
    ],
    [
      'a null of Flutter on Android is unknown',
      flutterAndroid,
      { status: 2, isVideo: null, callerNumber: null, _id: '', incoming: true },
      { status: 2, incoming: true },
    ],
    [
      'iOS names CallKit and OMICALL ids',
      rnIos,
      { ...template, status: 2 },
      { status: 2, number: '0901', incoming: true, video: false, transaction: 't-1', uuid },
    ],
    [
      'a null id or number of iOS is unknown',
      flutterIos,
      { ...template, status: 1, callerNumber: null, transactionId: null, incoming: false },
      { status: 1, incoming: false, video: false, uuid },
    ],
    ['null (0) is a state', rnIos, { ...template, status: 0 }, { status: 0, transaction: 't-1' }],
    ['hold (7) is a state', rnIos, { ...template, status: 7 }, { status: 7 }],
    ['disconnecting (12) is a state', rnIos, { ...template, status: 12 }, { status: 12 }],
    ['a status in text is read', rnAndroid, { status: '5', incoming: 'true' }, { status: 5, incoming: true }],
  ])('%s', (_, kind, body, report) => {
    expect(readCallState(body, kind)).toEqual({
      kind: 'state',
      report: expect.objectContaining(report),
    })
  })

  it.each([rnAndroid, rnIos, oldIos, flutterAndroid, flutterIos])('leaves out what is a hole, of %o', (kind) => {
    const body = { status: 4, callerNumber: '', transactionId: '', _id: '', incoming: null, isVideo: null }
    expect(readCallState(body, kind)).toEqual({ kind: 'state', report: { status: 4 } })
  })
})

describe('who sent a 6', () => {
  it.each<[string, NativeKind, object, object]>([
    [
      'a call of Android has ended',
      rnAndroid,
      { direction: 'inbound', transactionId: 't-1', sourceNumber: '0901', codeEndCall: 487, status: 6, typeNumber: '' },
      { kind: 'end', from: 'call', code: 487, report: { status: 6, transaction: 't-1' } },
    ],
    [
      'Flutter on Android writes it in snake case',
      flutterAndroid,
      { transaction_id: 't-1', direction: 'outbound', code_end_call: 486, status: 6 },
      { kind: 'end', from: 'call', code: 486, report: { status: 6, transaction: 't-1' } },
    ],
    [
      'a registration failed (React Native on Android)',
      rnAndroid,
      { isVideo: false, incoming: true, callerNumber: '', _id: '', status: 6, code_end_call: 853, codeEndCall: 853 },
      { kind: 'registration', code: 853 },
    ],
    [
      'a record is of a call, whatever stands beside it (React Native on Android)',
      rnAndroid,
      { incoming: true, direction: 'inbound', transactionId: 't-1', sourceNumber: '0901', codeEndCall: 487, status: 6 },
      { kind: 'end', from: 'call', code: 487, report: { status: 6, transaction: 't-1' } },
    ],
    [
      'the first end of iOS has the form of every state',
      rnIos,
      { ...template, status: 6, code_end_call: 200, codeEndCall: 200, transaction_id: 't-1' },
      { kind: 'end', from: 'call', code: 200 },
    ],
    [
      'iOS frees a call, with all that it wrote down (4.1)',
      rnIos,
      { status: 6, transaction_id: 't-1', transactionId: 't-1', code_end_call: 486, codeEndCall: 486 },
      { kind: 'end', from: 'dealloc', code: 486, report: { status: 6, transaction: 't-1' } },
    ],
    [
      'iOS frees a call, with the code alone (4.1)',
      rnIos,
      { status: 6, code_end_call: 603, codeEndCall: 603 },
      { kind: 'end', from: 'dealloc', code: 603, report: { status: 6 } },
    ],
    [
      'iOS frees a call (Flutter)',
      flutterIos,
      { status: 6, _id: '', message: 'BUSY', codeEndCall: 486 },
      { kind: 'end', from: 'dealloc', code: 486, report: { status: 6 } },
    ],
    ['4.0 frees a call, and says nothing of it', oldIos, { status: 6 }, { kind: 'nothing' }],
    ['an endCall found no call', rnIos, { status: 6 }, { kind: 'nothing' }],
    ['an endCall found no call, in another enum (Flutter)', flutterIos, { status: 5 }, { kind: 'nothing' }],
  ])('%s', (_, kind, body, event) => {
    expect(readCallState(body, kind)).toMatchObject(event)
  })

  it('reads codeEndCall before code_end_call', () => {
    expect(readCallState({ status: 6, code_end_call: 200, codeEndCall: 486 }, rnIos)).toMatchObject({ code: 486 })
  })

  it('takes a 5 with more beside it for a call that stands', () => {
    expect(readCallState({ ...template, status: 5 }, flutterIos)).toMatchObject({ kind: 'state' })
  })
})

describe('a body that nobody can read', () => {
  it.each([
    [null],
    [undefined],
    [''],
    ['6'],
    [6],
    [[]],
    [{}],
    [{ status: null }],
    [{ status: 'five' }],
    [{ status: 5.5 }],
  ])('is said to be one: %j', (body) => {
    for (const kind of [rnAndroid, rnIos, flutterIos]) expect(readCallState(body, kind)).toBeUndefined()
  })

  it('never throws on plain data', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(rnAndroid, rnIos, flutterIos, flutterAndroid), (body, kind) => {
        readCallState(body, kind)
      }),
    )
  })
})
