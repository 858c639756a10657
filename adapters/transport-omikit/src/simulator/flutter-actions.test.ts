import { describe, expect, it } from 'vitest'
import type { Platform } from '../dialect.ts'
import type { PortMessage } from './flutter/port.ts'
import { actionNames } from './native/flutter-actions.ts'
import { type Answer, createStage, customer, login, type Stage } from './test-stage.ts'

const is = (value: unknown): Answer => ({ value })
type Situation = 'signed out' | 'idle' | 'ringing' | 'talking'
type Row = readonly [action: string, data: unknown, situation: Situation, answer: unknown]

async function staged(platform: Platform, situation: Situation): Promise<Stage> {
  const stage = createStage({ dialect: 'flutter-3.3', platform })
  if (situation === 'signed out') return stage
  await stage.signIn()
  if (situation === 'idle') return stage
  stage.simulator.far.call({ from: '200' })
  await stage.pass()
  if (situation === 'talking') await stage.does('joinCall')
  stage.forget()
  return stage
}

const json = (status: number, message: string) => is(JSON.stringify({ status, message }))
const error: Answer = { rejected: 'error' }
const person = { extension: '100', uuid: 'user-100', full_name: 'Nguyễn Văn An', avatar_url: '' }
const guest = { extension: '200', uuid: 'user-200', full_name: 'Trần Thị Bình', avatar_url: '' }
const record = {
  transaction_id: expect.any(String),
  direction: 'inbound',
  source_number: '200',
  destination_number: '100',
  time_start_to_answer: expect.any(Number),
  time_end: expect.any(Number),
  sip_user: '100',
  disposition: 'answered',
}
const keyLogin = { fullName: 'An', usrUuid: 'u', apiKey: 'demo-key', phone: '105', fcmToken: 't', isVideo: false }
const { host: _host, ...hostless } = login

const onAndroid: readonly Row[] = [
  ['START_SERVICES', {}, 'signed out', is(true)],
  ['START_SERVICES', undefined, 'signed out', error],
  ['INIT_CALL_USER_PASSWORD', login, 'signed out', json(200, 'INIT_SUCCESS')],
  ['INIT_CALL_USER_PASSWORD', { ...login, password: 'x' }, 'signed out', json(500, 'INIT_FAILED')],
  ['INIT_CALL_USER_PASSWORD', hostless, 'signed out', json(400, 'MISSING_PARAMS')],
  ['INIT_CALL_API_KEY', keyLogin, 'signed out', json(200, 'INIT_SUCCESS')],
  ['INIT_CALL_API_KEY', { ...keyLogin, apiKey: 'x' }, 'signed out', json(500, 'INIT_FAILED')],
  ['INIT_CALL_API_KEY', {}, 'signed out', json(400, 'MISSING_PARAMS')],
  ['CONFIG_NOTIFICATION', {}, 'idle', is(true)],
  ['GET_INITIAL_CALL', {}, 'idle', is(null)],
  ['GET_INITIAL_CALL', {}, 'ringing', is(expect.objectContaining({ callerNumber: '200', incoming: true, status: 3 }))],
  ['START_CALL', { isVideo: false }, 'idle', error],
  ['START_CALL', { phoneNumber: customer }, 'idle', error],
  ['JOIN_CALL', {}, 'idle', is(true)],
  ['END_CALL', {}, 'idle', is(null)],
  ['END_CALL', {}, 'talking', is(record)],
  ['TOGGLE_MUTE', {}, 'idle', is(null)],
  ['TOGGLE_SPEAK', {}, 'idle', is(true)],
  ['SEND_DTMF', { character: '*' }, 'talking', is(true)],
  ['SEND_DTMF', {}, 'talking', error],
  ['SWITCH_CAMERA', {}, 'talking', is(true)],
  ['TOGGLE_VIDEO', {}, 'talking', is(true)],
  [
    'GET_AUDIO',
    {},
    'idle',
    is([
      { name: 'Receiver', type: 0 },
      { name: 'Speaker', type: 1 },
    ]),
  ],
  ['GET_CURRENT_AUDIO', {}, 'idle', is([{ name: 'Receiver', type: 0 }])],
  ['SET_AUDIO', { portType: 1 }, 'idle', is(true)],
  ['SET_AUDIO', { portType: '1' }, 'idle', error],
  ['GET_CURRENT_USER', {}, 'idle', is(person)],
  ['GET_CURRENT_USER', {}, 'signed out', is(null)],
  ['GET_GUEST_USER', {}, 'ringing', is(guest)],
  ['GET_GUEST_USER', {}, 'idle', is(null)],
  ['GET_USER_INFO', { phone: '200' }, 'idle', is(guest)],
  ['GET_USER_INFO', {}, 'idle', is(null)],
  ['CHANGE_TRANSPORT', { type: 'UDP' }, 'idle', is(true)],
  ['TRANSFER_CALL', { phoneNumber: '101' }, 'talking', is(true)],
  ['TRANSFER_CALL', {}, 'talking', is(false)],
  ['LOG_OUT', {}, 'idle', is(true)],
  ['REGISTER', {}, 'idle', 'nothing'],
  ['UPDATE_TOKEN', {}, 'idle', 'nothing'],
  ['CAMERA_STATUS', {}, 'talking', 'nothing'],
  ['REGISTER_VIDEO_EVENT', {}, 'idle', 'nothing'],
  ['REMOVE_VIDEO_EVENT', {}, 'idle', 'nothing'],
  ['GET_HISTORY_CALL_LOG', {}, 'idle', 'nothing'],
]

const onIos: readonly Row[] = [
  ['START_SERVICES', {}, 'signed out', is(true)],
  ['START_SERVICES', undefined, 'signed out', 'nothing'],
  ['INIT_CALL_USER_PASSWORD', hostless, 'signed out', json(200, 'INIT_SUCCESS')],
  ['INIT_CALL_USER_PASSWORD', { ...login, password: 'x' }, 'signed out', json(200, 'INIT_SUCCESS')],
  ['INIT_CALL_USER_PASSWORD', {}, 'signed out', json(400, 'MISSING_PARAMS')],
  ['INIT_CALL_USER_PASSWORD', {}, 'talking', json(200, 'INIT_SUCCESS')],
  ['INIT_CALL_API_KEY', keyLogin, 'signed out', json(200, 'INIT_SUCCESS')],
  ['INIT_CALL_API_KEY', { ...keyLogin, apiKey: 'x' }, 'signed out', json(500, 'INIT_FAILED')],
  ['GET_INITIAL_CALL', {}, 'idle', is(false)],
  [
    'GET_INITIAL_CALL',
    {},
    'talking',
    is({ startTime: 1_700_000_010, sipNumber: '200', callerNumber: '200', status: 200, muted: false, isVideo: false }),
  ],
  ['START_CALL', {}, 'idle', is(false)],
  ['START_CALL_WITH_UUID', {}, 'idle', is(false)],
  ['JOIN_CALL', {}, 'idle', is(true)],
  ['END_CALL', {}, 'idle', is({})],
  ['END_CALL', {}, 'talking', is({ ...record, source_number: '100', destination_number: '200', code_end_call: 200 })],
  ['TOGGLE_SPEAK', {}, 'idle', is(false)],
  ['TOGGLE_SPEAK', {}, 'talking', is(true)],
  ['SEND_DTMF', { character: '*' }, 'talking', is(true)],
  ['SEND_DTMF', {}, 'talking', is(false)],
  ['SWITCH_CAMERA', {}, 'talking', is(true)],
  ['CAMERA_STATUS', {}, 'talking', is(false)],
  ['TOGGLE_VIDEO', {}, 'talking', is(true)],
  [
    'GET_AUDIO',
    {},
    'idle',
    is([
      { name: 'Receiver', type: '0' },
      { name: 'Speaker', type: '1' },
    ]),
  ],
  ['GET_CURRENT_AUDIO', {}, 'idle', is([{ name: 'Receiver', type: '0' }])],
  ['SET_AUDIO', { portType: '1' }, 'idle', is(true)],
  ['SET_AUDIO', { portType: 1 }, 'idle', is(false)],
  ['GET_CURRENT_USER', {}, 'idle', is(person)],
  ['GET_CURRENT_USER', {}, 'signed out', is({})],
  ['GET_GUEST_USER', {}, 'ringing', is(guest)],
  ['GET_GUEST_USER', {}, 'idle', is({})],
  ['GET_USER_INFO', { phone: '999' }, 'idle', is({})],
  ['REGISTER_VIDEO_EVENT', {}, 'idle', is(true)],
  ['REMOVE_VIDEO_EVENT', {}, 'idle', is(true)],
  ['GET_HISTORY_CALL_LOG', {}, 'idle', is(null)],
  ['TRANSFER_CALL', { phoneNumber: '101' }, 'talking', is(true)],
  ['TRANSFER_CALL', { phoneNumber: '' }, 'talking', is(false)],
  ['TRANSFER_CALL', { phoneNumber: '101' }, 'idle', is(false)],
  ['LOG_OUT', {}, 'idle', is(true)],
  ['REGISTER', {}, 'idle', 'nothing'],
  ['UPDATE_TOKEN', {}, 'idle', 'nothing'],
  ['CHANGE_TRANSPORT', { type: 'UDP' }, 'idle', 'nothing'],
]

describe.each([
  ['android', onAndroid],
  ['ios', onIos],
] as const)('the Flutter plugin on %s', (platform, rows) => {
  it.each(rows)('%s(%j), %s', async (action, data, situation, answer) => {
    const stage = await staged(platform, situation)
    expect(await stage.ask(action, data)).toEqual(answer)
  })

  it.each(['INIT_CALL_USER_PASSWORD', 'INIT_CALL_API_KEY'])('says of %s that there is no network', async (action) => {
    const stage = await staged(platform, 'signed out')
    stage.simulator.far.setNetwork('offline')
    const data = action === 'INIT_CALL_API_KEY' ? keyLogin : login
    expect(await stage.ask(action, data)).toEqual(json(600, 'NETWORK_UNAVAILABLE'))
  })

  it('says of a second login, while one is under way, what its platform says', async () => {
    const stage = await staged(platform, 'signed out')
    const answers: unknown[] = []
    for (const password of ['secret', 'x']) {
      void stage.simulator.functions
        .INIT_CALL_USER_PASSWORD?.({ ...login, password })
        .then((value) => answers.push(value))
    }
    await stage.pass()
    const success = JSON.stringify({ status: 200, message: 'INIT_SUCCESS' })
    // Android drops the first with its answer; iOS passes over the second.
    const failed = JSON.stringify({ status: 500, message: 'INIT_FAILED' })
    expect(answers).toEqual(platform === 'ios' ? [success, success] : [failed])
  })

  it('takes every action of OmiActionName', async () => {
    const stage = await staged(platform, 'idle')
    expect(Object.keys(stage.simulator.functions).sort()).toEqual([...actionNames].sort())
  })
})

describe('the port of a Flutter host', () => {
  function ported(platform: Platform) {
    const stage = createStage({ dialect: 'flutter-3.3', platform })
    const messages: PortMessage[] = []
    const stop = stage.simulator.port?.onMessage((message) => messages.push(message))
    const post = (message: unknown) => stage.simulator.port?.postMessage(message)
    return { stage, messages, post, stop: () => stop?.() }
  }

  it('answers by the id that was given', async () => {
    const { stage, messages, post } = ported('android')
    post({ id: 7, method: 'START_SERVICES', args: {} })
    post(JSON.stringify({ id: 'eight', method: 'SET_AUDIO', args: { portType: 'x' } }))
    await stage.pass()
    expect(messages).toEqual([
      { id: 7, result: true },
      { id: 'eight', error: { code: 'error', message: expect.stringContaining('cannot be cast') } },
    ])
  })

  it('hands on every event, with null for no body', async () => {
    const { stage, messages, stop } = ported('ios')
    await stage.signIn()
    stage.simulator.far.call({ from: '200' })
    await stage.pass()
    expect(messages[0]).toEqual({ event: 'CALL_STATE_CHANGED', body: expect.objectContaining({ status: 2 }) })
    stop()
    stage.simulator.far.switchboardAnswers('231')
    await stage.pass()
    expect(messages).toHaveLength(2)
  })

  it.each([[undefined], ['{'], [{}], [{ id: 1 }], [{ id: 1, method: 'NO_SUCH' }], [{ id: 1, method: 'constructor' }]])(
    'passes over %j',
    async (message) => {
      const { stage, messages, post } = ported('android')
      post(message)
      await stage.pass()
      expect(messages).toEqual([])
    },
  )

  it('is there for Flutter only, and the module for React Native only', () => {
    const { simulator: flutter } = createStage({ dialect: 'flutter-3.3', platform: 'ios' })
    const { simulator: reactNative } = createStage({ dialect: 'rn-4.1', platform: 'ios' })
    expect([flutter.port !== undefined, flutter.module, flutter.plugin]).toEqual([true, undefined, undefined])
    expect([reactNative.port, reactNative.module !== undefined]).toEqual([undefined, true])
  })
})
