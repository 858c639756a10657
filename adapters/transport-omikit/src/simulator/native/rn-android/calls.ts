import type { Reply } from '../../native-queue.ts'
import { cast, read } from '../casts.ts'
import type { NativeHost } from '../native-host.ts'
import { rawState } from '../raw-state.ts'
import { startCodes } from '../start-codes.ts'
import { typeOfNumber } from '../type-number.ts'
import type { ModuleState } from './module-state.ts'

const messages: Readonly<Record<number, string>> = {
  200: 'START_CALL_SUCCESS',
  400: 'ALREADY_IN_CALL',
  401: 'INVALID_UUID',
  402: 'INVALID_PHONE_NUMBER',
  403: 'CAN_NOT_CALL_YOURSELF',
  404: 'SWITCHBOARD_NOT_CONNECTED',
  405: 'PERMISSION_DENIED',
  406: 'PERMISSION_DENIED',
  407: 'SWITCHBOARD_REGISTERING',
}

/** What `startCall` answers; the module has no words for 408 and above, and says that there is another call. */
function startResult(code: number) {
  const { success, waiting } = startCodes.android
  const status = code === success || code === waiting ? 8 : code
  return { status, _id: '', message: messages[code] ?? 'HAVE_ANOTHER_CALL' }
}

const pendingForMs = 29_000

export function callFunctions(host: NativeHost, state: ModuleState) {
  const { clock, timers, stack, send, inFront } = host
  const current = () => stack().calls.current

  function start(number: string | undefined, video: boolean, reply: Reply): void {
    stack().start(number, video, (code) => reply.resolve(startResult(code)))
  }
  const withoutMicrophone = (reply: Reply): boolean => {
    if (stack().permissions.has('RECORD_AUDIO')) return false
    reply.resolve({ status: 4, _id: '', message: 'PERMISSION_DENIED' })
    return true
  }

  /** Ends as the module does: by its own flags, not by what the call is. */
  function finish(code: 486 | 603): void {
    const call = current()
    if (call) stack().end(call, code)
  }

  function takePending(): 0 | 2 | 5 {
    const { pending } = state
    state.pending = undefined
    return pending && clock.now() - pending.at <= pendingForMs ? pending.status : 0
  }

  function initialCall(left: number, reply: Reply): void {
    const call = current()
    if (!call) {
      if (left <= 0) return reply.resolve(false)
      return void timers.after(1_000, () => initialCall(left - 1, reply))
    }
    const { number: callerNumber = '', direction, video } = call
    if (callerNumber === '') return reply.resolve(false)
    const pending = takePending()
    const rings = direction === 'inbound' && call.state === 'ringing'
    const autoAnswered = rings && pending === 5
    const typeNumber = typeOfNumber(callerNumber, 'android')
    const known = { callerNumber, incoming: direction === 'inbound', _id: call.id, status: rawState(call) }
    if (autoAnswered) stack().answer(call)
    reply.resolve({ ...known, muted: false, isVideo: video ?? false, typeNumber, autoAnswered })
    if (pending === 2 && call.state !== 'confirmed') {
      const again = { isVideo: video ?? false, incoming: true, callerNumber, _id: '', status: 2, typeNumber }
      send('CALL_STATE_CHANGED', again)
    }
  }

  return {
    getInitialCall: (counter: number) => (reply: Reply) => initialCall(counter, reply),
    startCall(data: unknown) {
      const map = cast.map('data', data)
      const [number, video] = [read.text(map, 'phoneNumber') ?? '', read.flag(map, 'isVideo') ?? false]
      return (reply: Reply) => {
        if (withoutMicrophone(reply)) return
        if (!inFront()) return reply.reject('E_NO_ACTIVITY', 'Current activity is null')
        if (number === '') return reply.reject('E_INVALID_PHONE', 'Phone number is required')
        start(number, video, reply)
      }
    },
    startCallWithUuid(data: unknown) {
      const map = cast.map('data', data)
      const [uuid, video] = [read.text(map, 'usrUuid') ?? '', read.flag(map, 'isVideo') ?? false]
      return (reply: Reply) => {
        if (!withoutMicrophone(reply)) start(stack().extensionOf(uuid), video, reply)
      }
    },
    joinCall: () => (reply: Reply) => {
      if (!inFront()) return reply.reject('E_NULL_ACTIVITY', 'Current activity is null')
      const call = current()
      if (call) stack().answer(call)
      reply.resolve(true)
    },
    endCall: () => (reply: Reply) => {
      finish(state.userBusy ? 486 : 603)
      reply.resolve(true)
    },
    rejectCall: () => (reply: Reply) => {
      if (!state.isIncoming) return reply.resolve(false)
      finish(486)
      reply.resolve(true)
    },
    dropCall: () => (reply: Reply) => {
      finish(603)
      reply.resolve(true)
    },
    transferCall(data: unknown) {
      const to = read.text(cast.map('data', data), 'phoneNumber') ?? ''
      return (reply: Reply) => {
        if (!inFront()) return reply.resolve(false)
        if (to === '') return reply.reject('E_INVALID_PHONE', 'Phone number is required for transfer')
        const call = current()
        if (call) stack().transfer(call, to)
        reply.resolve(true)
      }
    },
  }
}
