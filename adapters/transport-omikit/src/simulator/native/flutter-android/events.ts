import type { Millis } from '@offhook/core'
import { bandOf } from '../../stack/quality.ts'
import type { StackCall } from '../../stack/stack-call.ts'
import type { StackEvents } from '../../stack/stack-events.ts'
import type { NativeHost } from '../native-host.ts'

/** What the Kotlin plugin of Flutter remembers beside the core. */
export interface PluginState {
  isIncoming: boolean
  isAnswered: boolean
}
export const createPluginState = (): PluginState => ({ isIncoming: false, isAnswered: false })

/** The record of a call as the core keeps it, handed on as it is. */
export function callInfo(call: StackCall, sipUser: string, now: Millis) {
  const { direction, number = '', transactionId, answeredAt, endedAt } = call
  const [source_number, destination_number] = direction === 'inbound' ? [number, sipUser] : [sipUser, number]
  return {
    transaction_id: transactionId,
    direction,
    source_number,
    destination_number,
    time_start_to_answer: answeredAt ?? 0,
    time_end: endedAt ?? now,
    sip_user: sipUser,
    disposition: answeredAt === undefined ? 'no_answered' : 'answered',
  }
}

const loadingForMs: Millis = 15_000

/** `OmicallsdkPlugin` of Flutter on Android. */
export function createEvents({ clock, stack, send }: NativeHost, state: PluginState): StackEvents {
  const changed = (body: object) => send('CALL_STATE_CHANGED', body)
  let loading = false
  /** When each sample that said so takes it back; nothing stops one of them. */
  let over: Millis[] = []

  return {
    invited({ number = null, video = null }) {
      state.isIncoming = true
      changed({ isVideo: video, status: 2, callerNumber: number, _id: '', incoming: true })
    },
    dialled({ video }) {
      state.isIncoming = false
      changed({ status: 1, isVideo: video ?? false, callerNumber: '', incoming: false, _id: '' })
    },
    ringing({ number = null, video, direction }) {
      const incoming = direction === 'inbound'
      changed({ status: incoming ? 2 : 3, isVideo: video ?? false, callerNumber: number, incoming, _id: '' })
    },
    connecting({ video }) {
      changed({ status: 4, isVideo: video ?? false, callerNumber: '', incoming: state.isIncoming, _id: '' })
    },
    established({ number = null, video = null, transactionId }) {
      state.isAnswered = true
      const known = { callerNumber: number, status: 5, isVideo: video }
      changed({ ...known, transactionId, incoming: state.isIncoming })
    },
    muted: ({ muted }) => send('MUTED', { isMuted: muted }),
    held: ({ held }) => send('HOLD', { isHold: held }),
    stateLost: () => {},
    disconnecting: () => {},
    ended(call, code) {
      const user = stack().registrar.session?.person.extension ?? ''
      changed({ ...callInfo(call, user, clock.now()), status: 6, code_end_call: code })
      Object.assign(state, { isIncoming: false, isAnswered: false })
    },
    freed: () => {},
    registered: () => {},
    quality(_call, sample) {
      const now = clock.now()
      if (over.some((at) => at <= now)) loading = false
      over = over.filter((at) => at > now)
      const { mos, jitter, latency, loss: ppl, lcn, count: req } = sample
      if (lcn !== undefined) {
        loading = lcn > 2
        if (loading) over.push(now + loadingForMs)
      }
      const stat = { mos, jitter, latency, ppl, ...(lcn !== undefined && { lcn }), req }
      send('CALL_QUALITY', { quality: bandOf(sample), stat, isNeedLoading: loading })
    },
    audioChanged: () => send('AUDIO_CHANGE', { data: { ...stack().audio.current } }),
    switchboard: (sip) => send('SWITCHBOARD_ANSWER', { sip }),
    videoReady: () => {},
    missedCallTapped: ({ from = null, video }) => send('CLICK_MISSED_CALL', { callerNumber: from, isVideo: video }),
    callLogTapped: () => {},
    asked: () => {},
    autoUnregister: () => {},
  }
}
