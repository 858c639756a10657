import { bandOf } from '../../stack/quality.ts'
import type { StackEvents } from '../../stack/stack-events.ts'
import type { NativeHost } from '../native-host.ts'
import { typeOfNumber } from '../type-number.ts'
import type { ModuleState } from './module-state.ts'

const typeOf = (number: string) => typeOfNumber(number, 'android')

/** `OmikitPluginModule` of omikit-plugin 4.0 and 4.1: what it makes of each callback of the core. */
export function createEvents({ clock, timers, stack, send }: NativeHost, state: ModuleState): StackEvents {
  const changed = (body: object) => send('CALL_STATE_CHANGED', body)
  return {
    invited({ number = '', video }) {
      Object.assign(state, { isIncoming: true, isAnswered: false })
      const known = { isVideo: video ?? true, incoming: true, callerNumber: number }
      changed({ ...known, _id: '', status: 2, typeNumber: typeOf(number) })
    },
    dialled({ number = '', video }) {
      Object.assign(state, { isIncoming: false, isAnswered: false })
      const known = { callerNumber: number, isVideo: video ?? false, incoming: false }
      changed({ ...known, transactionId: '', status: 1, _id: '', typeNumber: typeOf(number) })
    },
    ringing({ number = '', video, transactionId, direction }) {
      const inbound = direction === 'inbound'
      state.isIncoming = inbound
      changed({
        callerNumber: inbound ? number : '',
        isVideo: video ?? false,
        transactionId,
        status: inbound ? 2 : 3,
        incoming: inbound,
        typeNumber: typeOf(number),
      })
    },
    connecting({ video }) {
      const known = { callerNumber: '', isVideo: video ?? false, incoming: state.isIncoming }
      changed({ ...known, transactionId: '', _id: '', status: 4, typeNumber: '' })
    },
    established({ number = '', video, transactionId }) {
      state.isAnswered = true
      // Posted late, and drawn up only then: the call may be over, and its direction forgotten.
      timers.after(200, () => {
        const known = { callerNumber: number, isVideo: video ?? true, incoming: state.isIncoming }
        changed({ ...known, transactionId, status: 5, typeNumber: typeOf(number) })
      })
    },
    muted: ({ muted }) => send('MUTED', muted),
    held: ({ held }) => send('HOLD', held),
    stateLost: () => {},
    disconnecting: () => {},
    ended({ number = '', direction, transactionId, answeredAt, endedAt }, code) {
      Object.assign(state, { isIncoming: false, isAnswered: false })
      const sipUser = stack().registrar.session?.person.extension ?? ''
      const [sourceNumber, destinationNumber] = direction === 'inbound' ? [number, sipUser] : [sipUser, number]
      changed({
        direction,
        transactionId,
        sourceNumber,
        destinationNumber,
        timeStartToAnswer: answeredAt ?? 0,
        timeEnd: endedAt ?? clock.now(),
        sipUser,
        codeEndCall: code,
        disposition: answeredAt === undefined ? 'no_answered' : 'answered',
        status: 6,
        typeNumber: typeOf(destinationNumber || sourceNumber),
      })
    },
    freed: () => {},
    registered(status) {
      if (status === 200) return
      const code = status === 403 ? 853 : status
      const nobody = { isVideo: false, incoming: true, callerNumber: '', _id: '' }
      changed({ ...nobody, status: 6, code_end_call: code, codeEndCall: code, typeNumber: '' })
    },
    quality(_call, sample) {
      const { mos, jitter, latency, loss: packetLoss, lcn } = sample
      const stat = { mos, jitter, latency, packetLoss, ...(lcn !== undefined && { lcn }) }
      send('CALL_QUALITY', { quality: bandOf(sample), stat })
    },
    audioChanged: () => send('AUDIO_CHANGE', { data: [{ ...stack().audio.current }] }),
    switchboard: (sip) => send('SWITCHBOARD_ANSWER', { sip }),
    videoReady: () => {},
    missedCallTapped: ({ from = '', video }) => send('CLICK_MISSED_CALL', { callerNumber: from, isVideo: video }),
    callLogTapped: () => {},
    asked: (permissions) => send('REQUEST_PERMISSION', { permissions: [...permissions] }),
    autoUnregister: (isScheduled, timeUntilExecution) =>
      send('AUTO_UNREGISTER_STATUS', { isScheduled, timeUntilExecution, timestamp: clock.now() }),
  }
}
