import type { Reply } from '../../native-queue.ts'
import { isMap } from '../casts.ts'
import { type ManagerState, omiCallState } from '../ios-state.ts'
import type { NativeHost } from '../native-host.ts'

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
  'EXTENSION_NUMBER_IS_OFF',
] as const

const details: Readonly<Record<number, string>> = {
  0: 'Mã người dùng không đúng',
  1: 'Số gọi không đúng',
  2: 'Không thể gọi cho chính mình',
  3: 'Thử lại sau ít giây',
  4: 'Chưa được cấp quyền',
  5: 'Chưa đăng nhập',
  6: 'Đăng nhập không thành công',
  7: 'Không tạo được cuộc gọi',
  9: 'Còn một cuộc gọi khác',
  10: 'Số nội bộ đã tắt',
}

export function callFunctions({ dice, stack, send }: NativeHost, state: ManagerState) {
  const current = () => stack().calls.current

  /** JSON in a string. The messages know neither 11 (no network) nor 12 (waiting): to them, both are success. */
  function startResult(status: number): string {
    if (dice.now('conversionFailure')) return '{"status": "error", "message": "JSON conversion failed"}'
    return JSON.stringify({
      status,
      _id: current()?.uuid ?? '',
      message: messages[status] ?? 'START_CALL_SUCCESS',
      message_detail: details[status] ?? 'Đã tạo cuộc gọi',
    })
  }

  const invalid = (reply: Reply, what: string) => reply.reject('INVALID_DATA', `Expected a dictionary with ${what}.`)
  const says = (value: () => unknown) => () => (reply: Reply) => reply.resolve(value())

  return {
    getInitialCall: (_counter: unknown) => (reply: Reply) => {
      const call = current()
      if (!call) return reply.resolve(null)
      const { number: callerNumber = null, lastStatus: status, muted, video } = call
      reply.resolve({ callerNumber, status, muted, isVideo: video ?? false })
    },
    startCall: (data: unknown) => (reply: Reply) => {
      if (!isMap(data) || typeof data.phoneNumber !== 'string') return invalid(reply, 'phone number')
      state.guestPhone = data.phoneNumber
      stack().start(data.phoneNumber, data.isVideo === true, (code) => reply.resolve(startResult(code)))
    },
    startCallWithUuid: (data: unknown) => (reply: Reply) => {
      // What is no dictionary is passed over without an answer.
      if (!isMap(data) || typeof data.usrUuid !== 'string') return
      const number = stack().extensionOf(data.usrUuid)
      if (number !== undefined) state.guestPhone = number
      stack().start(number, data.isVideo === true, (code) => reply.resolve(startResult(code)))
    },
    joinCall: says(() => {
      const call = current()
      if (call) stack().answer(call)
      return true
    }),
    endCall: says(() => {
      const call = current()
      if (call) stack().end(call, state.userBusy ? 486 : 603)
      else if (dice.now('strayEnd')) send('CALL_STATE_CHANGED', { status: omiCallState.disconnected })
      return true
    }),
    rejectCall: says(() => {
      const call = current()
      if (call) stack().end(call, 486)
      return call !== undefined
    }),
    dropCall: says(() => {
      const call = current()
      if (call) stack().end(call, 603)
      return true
    }),
    transferCall: (data: unknown) => (reply: Reply) => {
      if (!isMap(data) || typeof data.phoneNumber !== 'string') return invalid(reply, 'phone number')
      const call = current()
      if (call) stack().transfer(call, data.phoneNumber)
      reply.resolve(true)
    },
    toggleMute: () => (reply: Reply) => {
      const call = current()
      if (call) stack().calls.toggleMute(call)
      reply.resolve(call?.muted ?? false)
      if (call) send('MUTED', call.muted)
    },
    toggleHold: () => (reply: Reply) => {
      const call = current()
      // Without a call nothing is ever answered.
      if (!call) return
      stack().calls.toggleHold(call)
      reply.resolve(call.held)
      send('HOLD', call.held)
    },
    toggleSpeaker: says(() => {
      state.isSpeaker = stack().audio.toggleSpeaker()
      send('SPEAKER', state.isSpeaker)
      return state.isSpeaker
    }),
    sendDTMF: (data: unknown) => (reply: Reply) => {
      if (!isMap(data) || typeof data.character !== 'string') return invalid(reply, "a 'character' key")
      const call = current()
      if (call?.state === 'confirmed') call.digits += data.character
      reply.resolve(true)
    },
    toggleOmiVideo: says(() => {
      const call = current()
      if (call) call.camera = !call.camera
      return true
    }),
    switchOmiCamera: says(() => true),
  }
}
