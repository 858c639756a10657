import type { Reply } from '../../native-queue.ts'
import type { ReadableMap } from '../casts.ts'
import { flutterActions } from '../flutter-actions.ts'
import { hasTexts, initResult, keyLoginOf, loginOf } from '../flutter-init.ts'
import { accountOf, audioOf } from '../ios-device.ts'
import { createManagerState, seconds } from '../ios-state.ts'
import type { NativeHost, NativeSide } from '../native-host.ts'
import { callInfo, createEvents } from './events.ts'

const messages = [
  'INVALID_UUID',
  'INVALID_PHONE_NUMBER',
  'SAME_PHONE_NUMBER_WITH_PHONE_REGISTER',
  'MAX_RETRY',
  'PERMISSION_DENIED',
  'COULD_NOT_FIND_END_POINT',
  'REGISTER_ACCOUNT_FAIL',
  'START_CALL_FAIL',
  'START_CALL_SUCCESS',
  'HAVE_ANOTHER_CALL',
  'ACCOUNT_TURN_OFF_NUMBER_INTERNAL',
  'NO_NETWORK',
] as const

/** `disconnected` in the enum that the plugin uses by mistake: on the wire this is "confirmed". */
const wrongDisconnected = 5

/** The Swift plugin of Flutter. An action that it does not know is never answered. */
export function createFlutterIos(host: NativeHost): NativeSide {
  const { queue, stack, send } = host
  const state = createManagerState()
  const current = () => stack().calls.current
  let callLog: string | null = null

  const sendMute = () => send('MUTED', current()?.muted ?? false)
  const text = (data: ReadableMap, key: string) => (typeof data[key] === 'string' ? data[key] : undefined)

  function start(number: string | undefined, video: boolean, reply: Reply): void {
    if (number !== undefined) state.guestPhone = number
    stack().start(number, video, (status) => {
      if (number !== undefined) sendMute()
      const message = messages[status] ?? 'START_CALL_SUCCESS'
      reply.resolve(JSON.stringify({ status, _id: current()?.uuid ?? '', message }))
    })
  }

  /** Succeeds without a look while a call is there, or while another login is under way. */
  function login(data: ReadableMap, reply: Reply, needed: readonly string[], ask: () => void): void {
    if (current()) return reply.resolve(initResult(200))
    if (!hasTexts(data, ...needed)) return reply.resolve(initResult(400))
    if (!stack().network.online) return reply.resolve(initResult(600))
    if (stack().registrar.state === 'registering') return reply.resolve(initResult(200))
    ask()
  }

  const functions = flutterActions(queue, 'ios', {
    START_SERVICES(_data, reply) {
      Object.assign(state, { observing: true, videoObservers: 0 })
      reply.resolve(true)
    },
    CONFIG_NOTIFICATION: (_data, reply) => reply.resolve(true),
    INIT_CALL_USER_PASSWORD: (data, reply) =>
      login(data, reply, ['userName', 'password', 'realm', 'fcmToken'], () => {
        // The host that the app gives is not read here.
        stack().registrar.login(loginOf(data, 'vh.omicrm.com:5222'), () => {})
        reply.resolve(initResult(200))
      }),
    INIT_CALL_API_KEY: (data, reply) =>
      login(data, reply, ['usrUuid', 'fullName', 'apiKey', 'phone', 'fcmToken'], () =>
        stack().registrar.loginWithKey(keyLoginOf(data), (ok) => reply.resolve(initResult(ok ? 200 : 500))),
      ),
    GET_INITIAL_CALL(_data, reply) {
      const call = current()
      if (!call) return reply.resolve(false)
      const known = { startTime: seconds(call.createdAt), sipNumber: call.number ?? null }
      const { number: callerNumber = null, lastStatus: status, muted, video } = call
      reply.resolve({ ...known, callerNumber, status, muted, isVideo: video ?? false })
    },
    START_CALL(data, reply) {
      const number = text(data, 'phoneNumber')
      if (number === undefined) return reply.resolve(false)
      start(number, data.isVideo === true, reply)
    },
    START_CALL_WITH_UUID(data, reply) {
      const uuid = text(data, 'usrUuid')
      if (uuid === undefined) return reply.resolve(false)
      start(stack().extensionOf(uuid), data.isVideo === true, reply)
    },
    JOIN_CALL(_data, reply) {
      const call = current()
      if (call) stack().answer(call)
      reply.resolve(true)
    },
    END_CALL(_data, reply) {
      const call = current()
      if (!call) {
        send('CALL_STATE_CHANGED', { status: wrongDisconnected })
        return reply.resolve({})
      }
      const info = callInfo(call, host, state)
      stack().end(call, 603)
      reply.resolve(info)
    },
    TOGGLE_MUTE(_data, reply) {
      const call = current()
      if (call) stack().calls.toggleMute(call)
      sendMute()
      reply.resolve(call?.muted ?? false)
    },
    TOGGLE_HOLD(_data, reply) {
      const call = current()
      if (call) stack().calls.toggleHold(call)
      send('HOLD', call?.held ?? false)
      reply.resolve(call?.held ?? false)
    },
    TOGGLE_SPEAK(_data, reply) {
      state.isSpeaker = stack().audio.toggleSpeaker()
      // Both the manager and the plugin say it.
      send('SPEAKER', state.isSpeaker)
      send('SPEAKER', state.isSpeaker)
      reply.resolve(current() ? state.isSpeaker : false)
    },
    SEND_DTMF(data, reply) {
      const character = text(data, 'character')
      const call = current()
      if (character !== undefined && call?.state === 'confirmed') call.digits += character
      reply.resolve(character !== undefined)
    },
    SWITCH_CAMERA: (_data, reply) => reply.resolve(true),
    CAMERA_STATUS: (_data, reply) => reply.resolve(current()?.camera ?? false),
    TOGGLE_VIDEO(_data, reply) {
      const call = current()
      if (call) call.camera = !call.camera
      send('VIDEO', call?.camera ?? false)
      reply.resolve(true)
    },
    LOG_OUT(_data, reply) {
      for (const call of [...stack().calls.live]) stack().calls.ends(call, 200)
      stack().registrar.logout()
      reply.resolve(true)
    },
    REGISTER_VIDEO_EVENT(_data, reply) {
      state.videoObservers = 1
      reply.resolve(true)
    },
    REMOVE_VIDEO_EVENT(_data, reply) {
      state.videoObservers = 0
      reply.resolve(true)
    },
    GET_CURRENT_USER: (_data, reply) => reply.resolve(accountOf(stack().registrar.session?.person)),
    GET_GUEST_USER: (_data, reply) => reply.resolve(accountOf(stack().personOf(state.guestPhone))),
    GET_USER_INFO: (data, reply) => reply.resolve(accountOf(stack().personOf(text(data, 'phone') ?? ''))),
    GET_AUDIO: (_data, reply) => reply.resolve(stack().audio.outputs.map(audioOf)),
    GET_CURRENT_AUDIO: (_data, reply) => reply.resolve([audioOf(stack().audio.current)]),
    SET_AUDIO(data, reply) {
      const port = text(data, 'portType')
      if (port !== undefined) stack().audio.use(Number(port))
      reply.resolve(port !== undefined)
    },
    GET_HISTORY_CALL_LOG(_data, reply) {
      reply.resolve(callLog)
      callLog = null
    },
    TRANSFER_CALL(data, reply) {
      const [call, to] = [current(), text(data, 'phoneNumber')]
      if (!to || call?.state !== 'confirmed') return reply.resolve(false)
      stack().transfer(call, to)
      reply.resolve(true)
    },
  })

  const events = createEvents(host, state)
  return {
    events: {
      ...events,
      callLogTapped(call) {
        callLog = call.from ?? ''
        events.callLogTapped(call)
      },
    },
    functions,
    tapNotification(tap) {
      const call = current()
      if (tap === 'answer' && call) stack().answer(call)
    },
  }
}
