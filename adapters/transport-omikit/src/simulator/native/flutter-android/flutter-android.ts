import type { Reply } from '../../native-queue.ts'
import { recordOf } from '../../stack/accounts.ts'
import { cast, type ReadableMap } from '../casts.ts'
import { keyOf } from '../dtmf.ts'
import { flutterActions } from '../flutter-actions.ts'
import { hasTexts, initResult, keyLoginOf, loginOf } from '../flutter-init.ts'
import type { NativeHost, NativeSide } from '../native-host.ts'
import { rawState } from '../raw-state.ts'
import { startCodes } from '../start-codes.ts'
import { callInfo, createEvents, createPluginState } from './events.ts'

const messages: Readonly<Record<number, string>> = {
  200: 'START_CALL_SUCCESS',
  400: 'HAVE_ANOTHER_CALL',
  401: 'INVALID_UUID',
  402: 'INVALID_PHONE_NUMBER',
  403: 'CAN_NOT_CALL_YOURSELF',
  404: 'SWITCHBOARD_NOT_CONNECTED',
  405: 'PERMISSION_DENIED',
  406: 'PERMISSION_DENIED',
  407: 'SWITCHBOARD_REGISTERING',
  408: 'NO_NETWORK',
}

function startResult(code: number): string {
  const { success, waiting } = startCodes.android
  const status = code === success || code === waiting ? 8 : code
  return JSON.stringify({ status, _id: '', message: messages[code] ?? 'HAVE_ANOTHER_CALL' })
}

/** The Kotlin plugin of Flutter. An action that it does not know is never answered. */
export function createFlutterAndroid(host: NativeHost): NativeSide {
  const { dice, stack, send } = host
  const state = createPluginState()
  const current = () => stack().calls.current
  const userOf = () => stack().registrar.session?.person.extension ?? ''
  const personOf = (extension: string | undefined) => {
    const person = extension === undefined ? undefined : stack().personOf(extension)
    return person ? recordOf(person) : null
  }

  function login(
    data: ReadableMap,
    reply: Reply,
    needed: readonly string[],
    ask: (done: (ok: boolean) => void) => void,
  ) {
    if (!stack().network.online) return reply.resolve(initResult(600))
    if (!hasTexts(data, ...needed)) return reply.resolve(initResult(400))
    ask((ok) => reply.resolve(initResult(ok ? 200 : 500)))
  }

  const functions = flutterActions(host.queue, 'android', {
    START_SERVICES: (_data, reply) => reply.resolve(true),
    CONFIG_NOTIFICATION: (_data, reply) => reply.resolve(true),
    INIT_CALL_USER_PASSWORD(data, reply) {
      const { registrar } = stack()
      login(data, reply, ['userName', 'password', 'realm', 'host', 'fcmToken'], (done) =>
        registrar.login(loginOf(data, String(data.host)), (status) => done(status === 200)),
      )
    },
    INIT_CALL_API_KEY: (data, reply) =>
      login(data, reply, ['fullName', 'usrUuid', 'apiKey', 'phone', 'fcmToken'], (done) =>
        stack().registrar.loginWithKey(keyLoginOf(data), done),
      ),
    GET_INITIAL_CALL(_data, reply) {
      // What the core gives is handed on as it is; beside the record of an end, its keys are a guess.
      const call = current()
      if (!call) return reply.resolve(null)
      const { number: callerNumber = '', direction, video, id } = call
      const known = { callerNumber, incoming: direction === 'inbound', status: rawState(call), _id: id }
      reply.resolve({ ...callInfo(call, userOf(), host.clock.now()), ...known, isVideo: video ?? false })
    },
    START_CALL(data, reply) {
      const [number, video] = [cast.text('phoneNumber', data.phoneNumber), cast.flag('isVideo', data.isVideo)]
      stack().start(number, video, (code) => reply.resolve(startResult(code)))
    },
    START_CALL_WITH_UUID(data, reply) {
      // What goes wrong here is caught, and 0 is all that is told of it.
      if (typeof data.usrUuid !== 'string' || typeof data.isVideo !== 'boolean') return reply.resolve(0)
      stack().start(stack().extensionOf(data.usrUuid), data.isVideo, reply.resolve)
    },
    JOIN_CALL(_data, reply) {
      const call = current()
      if (call) stack().answer(call)
      reply.resolve(true)
    },
    END_CALL(_data, reply) {
      const call = current()
      if (call) stack().end(call, 603)
      reply.resolve(call ? callInfo(call, userOf(), host.clock.now()) : null)
    },
    TOGGLE_MUTE(_data, reply) {
      const call = current()
      const muted = call && !dice.now('failMute') ? stack().calls.toggleMute(call) : null
      reply.resolve(muted)
      send('MUTED', muted)
    },
    // The core's function gives nothing, which becomes false whatever came of it.
    TOGGLE_HOLD(_data, reply) {
      const call = current()
      if (call) stack().calls.toggleHold(call)
      reply.resolve(false)
    },
    TOGGLE_SPEAK(_data, reply) {
      const on = stack().audio.toggleSpeaker()
      reply.resolve(on)
      send('SPEAKER', on)
    },
    SEND_DTMF(data, reply) {
      const character = cast.text('character', data.character)
      const call = current()
      if (call?.state === 'confirmed') call.digits += keyOf(character)
      reply.resolve(true)
    },
    SWITCH_CAMERA(_data, reply) {
      send('CAMERA_STATUS', true)
      reply.resolve(true)
    },
    TOGGLE_VIDEO(_data, reply) {
      const call = current()
      if (call) call.camera = !call.camera
      reply.resolve(true)
    },
    GET_AUDIO: (_data, reply) => reply.resolve(stack().audio.outputs.map((output) => ({ ...output }))),
    GET_CURRENT_AUDIO: (_data, reply) => reply.resolve([{ ...stack().audio.current }]),
    SET_AUDIO(data, reply) {
      stack().audio.use(cast.number('portType', data.portType))
      reply.resolve(true)
    },
    LOG_OUT(_data, reply) {
      for (const call of [...stack().calls.live]) stack().calls.ends(call, 200)
      stack().registrar.logout()
      reply.resolve(true)
    },
    GET_CURRENT_USER: (_data, reply) => reply.resolve(personOf(stack().registrar.session?.person.extension)),
    GET_GUEST_USER: (_data, reply) => reply.resolve(state.isIncoming ? personOf(current()?.number) : null),
    GET_USER_INFO: (data, reply) => reply.resolve(typeof data.phone === 'string' ? personOf(data.phone) : null),
    CHANGE_TRANSPORT: (_data, reply) => reply.resolve(true),
    TRANSFER_CALL(data, reply) {
      const call = current()
      const isText = typeof data.phoneNumber === 'string'
      if (call && isText) stack().transfer(call, String(data.phoneNumber))
      reply.resolve(isText)
    },
  })

  return {
    events: createEvents(host, state),
    functions,
    tapNotification(tap) {
      const call = current()
      if (tap === 'answer' && call) stack().answer(call)
    },
  }
}
