import { bandOf } from '../../stack/quality.ts'
import type { StackCall } from '../../stack/stack-call.ts'
import type { StackEvents } from '../../stack/stack-events.ts'
import { type ManagerState, omiCallState, seconds, stateBody } from '../ios-state.ts'
import type { NativeHost } from '../native-host.ts'

const endMessages: Readonly<Record<number, string>> = {
  850: 'CCU_LIMITED',
  487: 'REQUEST_TERMINATED',
  486: 'BUSY',
  480: 'BUSY',
  600: 'BUSY_EVERYWHERE',
  503: 'BUSY_EVERYWHERE',
  408: 'REQUEST_TIME_OUT',
  403: 'YOUR_SERVICE_PLAN_ONLY_ALLOW_CALLS_TO_DIALED_NUMBER',
  603: 'THE_CALL_WAS_REJECTED',
}

/** The record of a call as the plugin draws it up, while the call is there. */
export function callInfo(call: StackCall, { clock, stack }: NativeHost, state: ManagerState) {
  const user = stack().registrar.session?.person.extension ?? null
  return {
    transaction_id: call.transactionId,
    direction: call.direction,
    source_number: user,
    destination_number: state.guestPhone,
    time_start_to_answer: seconds(call.createdAt),
    time_end: seconds(clock.now()),
    sip_user: user,
    disposition: state.answered ? 'answered' : 'no_answered',
    code_end_call: call.lastStatus,
  }
}

/** `CallEventHandler` of Flutter on iOS. */
export function createEvents(host: NativeHost, state: ManagerState): StackEvents {
  const { clock, stack } = host
  const send: NativeHost['send'] = (event, body) => {
    if (state.observing) host.send(event, body)
  }
  const changed = (call: StackCall, to: number) => send('CALL_STATE_CHANGED', stateBody(call, to))
  const sendMute = () => send('MUTED', stack().calls.current?.muted ?? false)
  const observed =
    <A extends readonly unknown[]>(handle: (...args: A) => void) =>
    (...args: A) => {
      if (state.observing) handle(...args)
    }

  return {
    invited: observed((call) => {
      changed(call, omiCallState.incoming)
      state.guestPhone = call.number ?? ''
    }),
    dialled: (call) => changed(call, omiCallState.calling),
    ringing: (call) => changed(call, omiCallState.early),
    connecting: (call) => changed(call, omiCallState.connecting),
    established: observed((call) => {
      changed(call, omiCallState.confirmed)
      Object.assign(state, { isSpeaker: call.video === true, answered: true })
      sendMute()
    }),
    muted: () => {},
    held: observed((call) => {
      changed(call, call.held ? omiCallState.hold : omiCallState.confirmed)
      if (!call.held) sendMute()
    }),
    stateLost: (call) => changed(call, omiCallState.null),
    disconnecting: (call) => changed(call, omiCallState.disconnecting),
    ended: observed((call) => {
      const info = callInfo(call, host, state)
      Object.assign(state, { answered: false, guestPhone: '' })
      send('CALL_STATE_CHANGED', { ...stateBody(call, omiCallState.disconnected), ...info })
    }),
    // Where the cause is not known, nothing is said at all.
    freed(_call, code) {
      if (code === undefined) return
      const message = endMessages[code] ?? 'UNKNOW'
      send('CALL_STATE_CHANGED', { status: omiCallState.disconnected, _id: '', message, codeEndCall: code })
    },
    registered: () => {},
    quality(_call, sample) {
      const { mos, jitter, latency, loss: ppl } = sample
      const stat = { req: clock.now(), mos, jitter, latency, ppl, lcn: 0 }
      send('CALL_QUALITY', { quality: bandOf(sample), stat, isNeedLoading: false })
    },
    audioChanged() {
      const { name, type } = stack().audio.current
      send('AUDIO_CHANGE', { data: [{ name, type: String(type) }] })
    },
    switchboard: observed((sip) => {
      state.guestPhone = sip
      send('SWITCHBOARD_ANSWER', { sip })
    }),
    videoReady() {
      if (state.videoObservers > 0) host.send('REMOTE_VIDEO_READY', {})
    },
    missedCallTapped: ({ from = '', video }) => host.send('CLICK_MISSED_CALL', { callerNumber: from, isVideo: video }),
    callLogTapped: ({ from = '', video }) => host.send('HISTORY_CALL_LOG', { callerNumber: from, isVideo: video }),
    asked: () => {},
    autoUnregister: () => {},
  }
}
