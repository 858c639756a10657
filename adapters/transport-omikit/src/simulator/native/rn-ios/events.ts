import { bandOf } from '../../stack/quality.ts'
import type { StackCall } from '../../stack/stack-call.ts'
import type { StackEvents } from '../../stack/stack-events.ts'
import { type ManagerState, omiCallState, seconds, stateBody } from '../ios-state.ts'
import type { NativeHost } from '../native-host.ts'
import { typeOfNumber } from '../type-number.ts'

/** `CallManager` of omikit-plugin: every state of OmiKit through one template; the end comes twice. */
export function createEvents(host: NativeHost, state: ManagerState, dialect: 'rn-4.0' | 'rn-4.1'): StackEvents {
  const { clock, stack } = host
  const send: NativeHost['send'] = (event, body) => {
    if (state.observing) host.send(event, body)
  }
  const sendMute = () => {
    const call = stack().calls.current
    if (call) host.send('MUTED', call.muted)
  }
  const template = (call: StackCall, to: number) => ({
    ...stateBody(call, to),
    typeNumber: typeOfNumber(call.number ?? '', 'ios'),
  })
  const changed = (call: StackCall, to: number) => send('CALL_STATE_CHANGED', template(call, to))

  /** The direction is told by how long the number is, which is wrong for a customer who calls from a mobile phone. */
  function record(call: StackCall) {
    const user = stack().registrar.session?.person.extension ?? null
    const [guest, start, end] = [state.guestPhone, seconds(call.createdAt), seconds(clock.now())]
    return {
      transaction_id: call.transactionId,
      direction: guest.length < 10 ? 'inbound' : 'outbound',
      source_number: user,
      destination_number: guest,
      time_start_to_answer: start,
      time_end: end,
      sip_user: user,
      disposition: state.answered ? 'answered' : 'no_answered',
      code_end_call: call.lastStatus,
      transactionId: call.transactionId,
      sourceNumber: user,
      destinationNumber: guest,
      timeStartToAnswer: start,
      timeEnd: end,
      sipUser: user,
      codeEndCall: call.lastStatus,
    }
  }

  /** 4.0 has already emptied what it kept, and sends the bare state. 4.1 sends it once more, with the true code. */
  function freed(code: number | undefined): void {
    const kept = state.lastEnd
    const status = omiCallState.disconnected
    if (dialect === 'rn-4.0') {
      if (kept) send('CALL_STATE_CHANGED', { ...kept, status })
      return
    }
    const cause = code === undefined ? {} : { code_end_call: code, codeEndCall: code }
    if (kept && Object.keys(kept).length > 0) {
      send('CALL_STATE_CHANGED', { ...kept, status, ...cause })
      state.lastEnd = {}
    } else if (code !== undefined) send('CALL_STATE_CHANGED', { status, ...cause })
  }

  /** What the notifications do goes by only while the plugin listens; what they make it remember, too. */
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
      Object.assign(state, { isSpeaker: stack().audio.current.type === 1, answered: true })
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
      const end = record(call)
      Object.assign(state, { answered: false, guestPhone: '' })
      send('CALL_STATE_CHANGED', { ...template(call, omiCallState.disconnected), ...end })
      state.lastEnd = dialect === 'rn-4.0' ? {} : end
    }),
    freed: observed((_call, code) => freed(code)),
    registered: () => {},
    quality(_call, sample) {
      const { mos, jitter, latency, loss: packetLoss } = sample
      send('CALL_QUALITY', { quality: bandOf(sample), stat: { mos, jitter, latency, packetLoss } })
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
      for (let each = 0; each < state.videoObservers; each++) host.send('REMOTE_VIDEO_READY')
    },
    missedCallTapped: ({ from = '', video }) => host.send('CLICK_MISSED_CALL', { callerNumber: from, isVideo: video }),
    callLogTapped: () => {},
    asked: () => {},
    autoUnregister: () => {},
  }
}
