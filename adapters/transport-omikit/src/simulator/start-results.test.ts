import { describe, expect, it } from 'vitest'
import type { Dialect, Platform } from '../dialect.ts'
import { createStage, customer } from './test-stage.ts'

const kind = (dialect: Dialect, platform: Platform) => ({ dialect, platform })
const call = { phoneNumber: customer, isVideo: false }

/** What the native core says, and what JavaScript is told of it. */
type Row = readonly [code: number, status: number, message: string]

const rnAndroid: readonly Row[] = [
  [200, 8, 'START_CALL_SUCCESS'],
  [407, 8, 'SWITCHBOARD_REGISTERING'],
  [400, 400, 'ALREADY_IN_CALL'],
  [401, 401, 'INVALID_UUID'],
  [402, 402, 'INVALID_PHONE_NUMBER'],
  [403, 403, 'CAN_NOT_CALL_YOURSELF'],
  [404, 404, 'SWITCHBOARD_NOT_CONNECTED'],
  [405, 405, 'PERMISSION_DENIED'],
  [406, 406, 'PERMISSION_DENIED'],
  [408, 408, 'HAVE_ANOTHER_CALL'],
  [450, 450, 'HAVE_ANOTHER_CALL'],
  [451, 451, 'HAVE_ANOTHER_CALL'],
  [452, 452, 'HAVE_ANOTHER_CALL'],
]
const flutterAndroid: readonly Row[] = [
  ...rnAndroid.filter(([code]) => code !== 400 && code !== 408),
  [400, 400, 'HAVE_ANOTHER_CALL'],
  [408, 408, 'NO_NETWORK'],
]
const ios: readonly Row[] = [
  [0, 0, 'INVALID_UUID'],
  [1, 1, 'INVALID_PHONE_NUMBER'],
  [2, 2, 'SAME_PHONE_NUMBER_WITH_PHONE_REGISTER'],
  [3, 3, 'MAX_RETRY'],
  [4, 4, 'PERMISSION_DENIED'],
  [5, 5, 'COULD_NOT_FIND_END_POINT'],
  [6, 6, 'REGISTER_ACCOUNT_FAIL'],
  [7, 7, 'START_CALL_FAIL'],
  [8, 8, 'START_CALL_SUCCESS'],
  [9, 9, 'HAVE_ANOTHER_CALL'],
]
const rnIos: readonly Row[] = [
  ...ios,
  [10, 10, 'EXTENSION_NUMBER_IS_OFF'],
  [11, 11, 'START_CALL_SUCCESS'],
  [12, 12, 'START_CALL_SUCCESS'],
]
const flutterIos: readonly Row[] = [
  ...ios,
  [10, 10, 'ACCOUNT_TURN_OFF_NUMBER_INTERNAL'],
  [11, 11, 'NO_NETWORK'],
  [12, 12, 'START_CALL_SUCCESS'],
]

async function started(dialect: Dialect, platform: Platform, code: number) {
  const stage = createStage(kind(dialect, platform))
  await stage.signIn()
  stage.simulator.far.nextStart(code)
  return { stage, answer: await stage.does('startCall', call) }
}

const value = (answer: unknown) => (answer as { readonly value: unknown }).value

describe.each(['rn-4.0', 'rn-4.1'] as const)('startCall of %s', (dialect) => {
  it.each(rnAndroid)(
    'Android: %i is the object { status: %i, message: %s }, without an id',
    async (code, status, message) => {
      const { answer } = await started(dialect, 'android', code)
      expect(answer).toEqual({ value: { status, _id: '', message } })
    },
  )

  it.each(rnIos)('iOS: %i is JSON in a string, { status: %i, message: %s }', async (code, status, message) => {
    const { answer, stage } = await started(dialect, 'ios', code)
    const result = JSON.parse(String(value(answer)))
    const uuid = status === 8 ? expect.stringMatching(/^[\dA-F-]{36}$/) : ''
    expect(result).toEqual({ status, _id: uuid, message, message_detail: expect.any(String) })
    expect(stage.simulator.far.calls.length).toBe(status === 8 || status === 12 ? 1 : 0)
  })

  it('iOS: with a status in words, where the result does not go into JSON', async () => {
    const stage = createStage(kind(dialect, 'ios'), { anomalies: { conversionFailure: 1 } })
    await stage.signIn()
    const answer = await stage.does('startCall', call)
    expect(JSON.parse(String(value(answer)))).toEqual({ status: 'error', message: 'JSON conversion failed' })
  })
})

describe('START_CALL of flutter-3.3', () => {
  it.each(flutterAndroid)(
    'Android: %i is JSON in a string, { status: %i, message: %s }',
    async (code, status, message) => {
      const { answer } = await started('flutter-3.3', 'android', code)
      expect(JSON.parse(String(value(answer)))).toEqual({ status, _id: '', message })
    },
  )

  it.each(flutterIos)('iOS: %i is JSON in a string, { status: %i, message: %s }', async (code, status, message) => {
    const { answer } = await started('flutter-3.3', 'ios', code)
    const uuid = status === 8 ? expect.stringMatching(/^[\dA-F-]{36}$/) : ''
    expect(JSON.parse(String(value(answer)))).toEqual({ status, _id: uuid, message })
  })
})

describe('a start', () => {
  it.each([
    ['rn-4.1', 'android', 'Microphone', { status: 4, _id: '', message: 'PERMISSION_DENIED' }],
    ['rn-4.0', 'android', 'Microphone', { status: 4, _id: '', message: 'PERMISSION_DENIED' }],
  ] as const)(
    'of %s on %s without the microphone is 4 before the core is asked',
    async (dialect, platform, _what, is) => {
      const stage = createStage(kind(dialect, platform))
      await stage.signIn()
      stage.simulator.far.permissions.deny('RECORD_AUDIO')
      expect(await stage.does('startCall', call)).toEqual({ value: is })
    },
  )

  it('of Flutter on Android without the microphone is 450, by the message of another call', async () => {
    const stage = createStage(kind('flutter-3.3', 'android'))
    await stage.signIn()
    stage.simulator.far.permissions.deny('RECORD_AUDIO')
    const answer = await stage.does('startCall', call)
    expect(JSON.parse(String(value(answer)))).toEqual({ status: 450, _id: '', message: 'HAVE_ANOTHER_CALL' })
  })

  it.each([
    ['android', 'offline', 408],
    ['ios', 'offline', 11],
    ['android', 'to oneself', 403],
    ['ios', 'to oneself', 2],
    ['android', 'of no number', 402],
    ['ios', 'of no number', 1],
    ['android', 'with another call', 400],
    ['ios', 'with another call', 9],
    ['android', 'signed out', 404],
    ['ios', 'signed out', 5],
  ] as const)('on %s %s is %i', async (platform, situation, status) => {
    const stage = createStage(kind('flutter-3.3', platform))
    await stage.does('startServices')
    if (situation !== 'signed out') await stage.signIn()
    if (situation === 'offline') stage.simulator.far.setNetwork('offline')
    if (situation === 'with another call') stage.simulator.far.call({ from: '1' })
    const phoneNumber = { 'to oneself': '100', 'of no number': 'a b' }[situation as string] ?? customer
    const answer = await stage.does('startCall', { phoneNumber, isVideo: false })
    expect(JSON.parse(String(value(answer)))).toMatchObject({ status })
    expect(stage.simulator.far.calls.filter(({ direction }) => direction === 'out')).toEqual([])
  })

  it('on iOS after a login that was not taken is 6, which nothing said before', async () => {
    const stage = createStage(kind('rn-4.1', 'ios'))
    await stage.does('startServices')
    const wrong = { userName: '100', password: 'wrong', realm: 'demo', fcmToken: 't', isVideo: false }
    expect(await stage.does('initCallWithUserPassword', wrong)).toEqual({ value: true })
    expect(stage.heard).toEqual([])
    const answer = await stage.does('startCall', call)
    expect(JSON.parse(String(value(answer)))).toMatchObject({ status: 6, message: 'REGISTER_ACCOUNT_FAIL' })
  })

  it('that waits (407) is a success, and the call follows', async () => {
    const { stage } = await started('rn-4.1', 'android', 407)
    expect(stage.states()).toEqual([1])
    expect(stage.simulator.far.calls).toHaveLength(1)
  })

  it('that waits comes to nothing where another call is there first', async () => {
    const stage = createStage(kind('rn-4.1', 'android'))
    await stage.signIn()
    stage.simulator.far.nextStart(407)
    const asked = stage.simulator.functions.startCall?.(call)
    await stage.pass(100)
    stage.simulator.far.call({ from: '200' })
    await stage.pass()
    expect(await asked).toMatchObject({ status: 8 })
    expect(stage.simulator.far.calls.map(({ direction }) => direction)).toEqual(['in'])
  })

  it('that waits (12) is answered once on React Native, though the call follows', async () => {
    const { stage, answer } = await started('rn-4.1', 'ios', 12)
    expect(JSON.parse(String(value(answer)))).toMatchObject({ status: 12, _id: '' })
    expect(stage.states()).toEqual([1])
  })

  it.each([
    ['calling', 0],
    ['the answer', 1],
  ])('may tell %s first', async (_first, callingAfterResult) => {
    const stage = createStage(kind('rn-4.1', 'android'), { anomalies: { callingAfterResult } })
    await stage.signIn()
    const order: string[] = []
    stage.simulator.emitter.onEvent(() => order.push('calling'))
    void stage.simulator.functions.startCall?.(call).then(() => order.push('the answer'))
    await stage.pass()
    expect(order).toEqual(callingAfterResult === 1 ? ['the answer', 'calling'] : ['calling', 'the answer'])
  })
})

describe('startCallWithUuid', () => {
  const known = { usrUuid: 'customer-1', isVideo: false }
  const unknown = { usrUuid: 'nobody', isVideo: false }

  it.each([
    [
      'rn-4.1',
      'android',
      { status: 8, _id: '', message: 'START_CALL_SUCCESS' },
      { status: 401, _id: '', message: 'INVALID_UUID' },
    ],
    [
      'rn-4.0',
      'android',
      { status: 8, _id: '', message: 'START_CALL_SUCCESS' },
      { status: 401, _id: '', message: 'INVALID_UUID' },
    ],
    ['flutter-3.3', 'android', 200, 401],
  ] as const)('of %s on %s', async (dialect, platform, success, failure) => {
    const stage = createStage(kind(dialect, platform))
    await stage.signIn()
    expect(await stage.does('startCallWithUuid', unknown)).toEqual({ value: failure })
    expect(await stage.does('startCallWithUuid', known)).toEqual({ value: success })
    expect(stage.simulator.far.calls[0]?.number).toBe(customer)
  })

  it.each(['rn-4.0', 'rn-4.1', 'flutter-3.3'] as const)('of %s on iOS is JSON in a string', async (dialect) => {
    const stage = createStage(kind(dialect, 'ios'))
    await stage.signIn()
    const refused = JSON.parse(String(value(await stage.does('startCallWithUuid', unknown))))
    expect(refused).toMatchObject({ status: 0, _id: '', message: 'INVALID_UUID' })
    const taken = JSON.parse(String(value(await stage.does('startCallWithUuid', known))))
    expect(taken).toMatchObject({ status: 8, message: 'START_CALL_SUCCESS' })
  })

  it('of Flutter on Android does not normalise 407, and gives 0 for what it cannot read', async () => {
    const stage = createStage(kind('flutter-3.3', 'android'))
    await stage.signIn()
    expect(await stage.does('startCallWithUuid', {})).toEqual({ value: 0 })
    stage.simulator.far.nextStart(407)
    expect(await stage.does('startCallWithUuid', known)).toEqual({ value: 407 })
  })

  it('of React Native on iOS never answers what is no dictionary', async () => {
    const stage = createStage(kind('rn-4.1', 'ios'))
    await stage.signIn()
    expect(await stage.ask('startCallWithUuid', 'customer-1')).toBe('nothing')
  })
})
