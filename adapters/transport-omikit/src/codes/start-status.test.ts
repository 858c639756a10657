import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../dialect.ts'
import { readStart } from './start-status.ts'

const rnAndroid: NativeKind = { dialect: 'rn-4.1', platform: 'android' }
const rnIos: NativeKind = { dialect: 'rn-4.1', platform: 'ios' }
const flutterAndroid: NativeKind = { dialect: 'flutter-3.3', platform: 'android' }
const flutterIos: NativeKind = { dialect: 'flutter-3.3', platform: 'ios' }
const everywhere = [rnAndroid, rnIos, flutterAndroid, flutterIos]

const object = (status: unknown, message: string) => ({ status, message, _id: '' })
const json = (status: unknown, message: string, id = '') =>
  JSON.stringify({ status, _id: id, message, message_detail: '…' })

/** Every row of the table "raw SDK code → what JavaScript sees", by whom. */
const rows: readonly (readonly [NativeKind, unknown, string])[] = [
  [rnAndroid, object(8, 'START_CALL_SUCCESS'), 'ok'],
  [rnIos, json(8, 'START_CALL_SUCCESS', 'AB-1'), 'ok'],
  [flutterAndroid, json(8, 'START_CALL_SUCCESS'), 'ok'],
  [flutterIos, json(8, 'START_CALL_SUCCESS'), 'ok'],
  [flutterAndroid, 200, 'ok'],
  [rnAndroid, object(8, 'SWITCHBOARD_REGISTERING'), 'ok'],
  [rnAndroid, object(407, 'SWITCHBOARD_REGISTERING'), 'ok'],
  [flutterAndroid, 407, 'ok'],
  [rnIos, json(407, 'START_CALL_SUCCESS'), 'ok'],
  [rnIos, json(12, 'START_CALL_SUCCESS'), 'ok'],
  [flutterIos, json(12, 'START_CALL_SUCCESS'), 'ok'],
  [rnAndroid, object(400, 'ALREADY_IN_CALL'), 'busy'],
  [flutterAndroid, json(400, 'HAVE_ANOTHER_CALL'), 'busy'],
  [rnIos, json(9, 'HAVE_ANOTHER_CALL'), 'busy'],
  [rnAndroid, object(401, 'INVALID_UUID'), 'bad-address'],
  [rnIos, json(0, 'INVALID_UUID'), 'bad-address'],
  [rnAndroid, object(402, 'INVALID_PHONE_NUMBER'), 'bad-address'],
  [rnIos, json(1, 'INVALID_PHONE_NUMBER'), 'bad-address'],
  [rnAndroid, object(403, 'CAN_NOT_CALL_YOURSELF'), 'self-call'],
  [rnIos, json(2, 'SAME_PHONE_NUMBER_WITH_PHONE_REGISTER'), 'self-call'],
  [rnAndroid, object(404, 'SWITCHBOARD_NOT_CONNECTED'), 'not-registered'],
  [rnIos, json(5, 'COULD_NOT_FIND_END_POINT'), 'not-registered'],
  [rnAndroid, object(405, 'PERMISSION_DENIED'), 'microphone'],
  [rnAndroid, object(406, 'PERMISSION_DENIED'), 'microphone'],
  [rnAndroid, object(4, 'PERMISSION_DENIED'), 'microphone'],
  [rnIos, json(4, 'PERMISSION_DENIED'), 'microphone'],
  [rnIos, json(6, 'REGISTER_ACCOUNT_FAIL'), 'not-registered'],
  [rnIos, json(7, 'START_CALL_FAIL'), 'failed'],
  [rnIos, json(3, 'MAX_RETRY'), 'failed'],
  [rnIos, json(10, 'EXTENSION_NUMBER_IS_OFF'), 'forbidden'],
  [flutterIos, json(10, 'ACCOUNT_TURN_OFF_NUMBER_INTERNAL'), 'forbidden'],
  [rnAndroid, object(408, 'HAVE_ANOTHER_CALL'), 'offline'],
  [flutterAndroid, json(408, 'NO_NETWORK'), 'offline'],
  [rnIos, json(11, 'START_CALL_SUCCESS'), 'offline'],
  [flutterIos, json(11, 'NO_NETWORK'), 'offline'],
  [rnAndroid, object(450, 'HAVE_ANOTHER_CALL'), 'microphone'],
  [rnAndroid, object(451, 'HAVE_ANOTHER_CALL'), 'camera'],
  [rnAndroid, object(452, 'HAVE_ANOTHER_CALL'), 'overlay'],
  [rnIos, json('error', 'JSON conversion failed'), 'failed'],
  [flutterAndroid, json(undefined, 'NO_NETWORK'), 'offline'],
]

function verdict(raw: unknown, kind: NativeKind): string {
  const outcome = readStart(raw, kind)
  return outcome.ok ? 'ok' : (outcome.permission ?? outcome.reason)
}

describe('the result of a start', () => {
  it.each(rows)('%o answering %o', (kind, raw, expected) => {
    expect(verdict(raw, kind)).toBe(expected)
  })

  it.each(everywhere)('on %o reads the status from text as well', (kind) => {
    expect(verdict(object('11', 'START_CALL_SUCCESS'), kind)).toBe('offline')
    expect(verdict('{"status":"8","message":"START_CALL_SUCCESS"}', kind)).toBe('ok')
  })

  it.each(everywhere)('on %o never takes a start for granted', (kind) => {
    for (const raw of [
      undefined,
      null,
      '',
      {},
      [],
      '{',
      '"8"',
      'x'.repeat(20_000),
      { status: 8.5 },
      { status: [8] },
      999,
      false,
    ]) {
      expect(verdict(raw, kind)).toBe('failed')
    }
  })

  it('keeps what the native side said', () => {
    expect(readStart(object(408, 'HAVE_ANOTHER_CALL'), rnAndroid)).toEqual({
      ok: false,
      reason: 'offline',
      vendor: { code: 408, message: 'HAVE_ANOTHER_CALL' },
    })
    expect(readStart(json(8, 'START_CALL_SUCCESS', 'AB-1'), rnIos)).toMatchObject({ refs: { 'os.uuid': 'ab-1' } })
  })

  it.each([
    [
      'a status that iOS does not name, with the message of a success',
      { status: 13, message: 'START_CALL_SUCCESS' },
      rnIos,
    ],
    [
      'a status that Android does not name, with its message for all such',
      { status: 409, message: 'HAVE_ANOTHER_CALL' },
      rnAndroid,
    ],
    ['the bare 0 of Flutter on Android', 0, { dialect: 'flutter-3.3', platform: 'android' }],
    ['a message that every object has', { message: 'constructor' }, rnAndroid],
    ['a message that no object may have', { message: '__proto__' }, rnIos],
  ] as const)('takes %s for a failure', (_what, raw, kind) => {
    expect(readStart(raw, kind)).toMatchObject({ ok: false, reason: 'failed' })
  })

  it('survives an object that throws when it is read', () => {
    const hostile = Object.defineProperty({}, 'status', {
      get: () => {
        throw new Error('no')
      },
    })
    expect(verdict(hostile, rnAndroid)).toBe('failed')
    expect(
      verdict(
        new Proxy(
          {},
          {
            get: () => {
              throw new Error('no')
            },
          },
        ),
        rnIos,
      ),
    ).toBe('failed')
  })
})
