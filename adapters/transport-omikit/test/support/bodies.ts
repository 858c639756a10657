import type { NativeKind } from '../../src/dialect.ts'

const uuidA = 'A0000000-0000-4000-8000-00000000000A'
const uuidB = 'B0000000-0000-4000-8000-00000000000B'

/** The CALL_STATE_CHANGED bodies of one call, as each native side writes them: who sends what, and what it leaves out. */
export interface CallBodies {
  readonly incoming: object
  /** The ring of a call that comes in, told again by another callback (Android) or from another raw state (iOS). */
  readonly incomingAgain: object
  readonly calling: object
  readonly early: object
  readonly connecting: object
  readonly confirmed: object
  readonly held: object
  readonly unknown: object
  readonly disconnecting: object
  ended(code?: number): object
  /** What iOS sends when it frees the call; `undefined`: nothing. */
  freed(code: number): object | undefined
}

interface Named {
  readonly number: string
  readonly transaction: string
  readonly uuid: string
  readonly incoming: boolean
}

const android = ({ dialect }: NativeKind, { number, transaction, incoming }: Named): CallBodies => {
  const flutter = dialect === 'flutter-3.3'
  const base = { isVideo: false, incoming, ...(!flutter && { typeNumber: 'phone' }) }
  const state = (status: number, more: object = {}) => ({ ...base, status, callerNumber: '', _id: '', ...more })
  return {
    incoming: state(2, { callerNumber: number }),
    incomingAgain: state(2, { callerNumber: number, ...(!flutter && { transactionId: transaction }) }),
    calling: state(1, { callerNumber: flutter ? '' : number, ...(!flutter && { transactionId: '' }) }),
    early: state(3, flutter ? { callerNumber: number } : { transactionId: transaction }),
    connecting: state(4, { ...(!flutter && { transactionId: '' }) }),
    confirmed: state(5, { callerNumber: number, transactionId: transaction }),
    held: state(7),
    unknown: state(0),
    disconnecting: state(12),
    ended: (code = 200) => {
      const direction = incoming ? 'inbound' : 'outbound'
      return flutter
        ? {
            status: 6,
            transaction_id: transaction,
            direction,
            source_number: '100',
            destination_number: number,
            time_start_to_answer: 1682858152181,
            time_end: 1682858160000,
            sip_user: '100',
            disposition: 'answered',
            code_end_call: code,
          }
        : {
            status: 6,
            transactionId: transaction,
            direction,
            sourceNumber: '100',
            destinationNumber: number,
            timeStartToAnswer: 1682858152181,
            timeEnd: 1682858160000,
            sipUser: '100',
            disposition: 'answered',
            codeEndCall: code,
            typeNumber: 'phone',
          }
    },
    freed: () => undefined,
  }
}

const ios = ({ dialect }: NativeKind, { number, transaction, uuid, incoming }: Named): CallBodies => {
  const flutter = dialect === 'flutter-3.3'
  const state = (status: number) => ({
    status,
    callInfo: '',
    incoming,
    callerNumber: number,
    isVideo: false,
    transactionId: transaction,
    _id: uuid,
    ...(!flutter && { typeNumber: 'phone' }),
  })
  const record = {
    transaction_id: transaction,
    direction: 'inbound',
    source_number: '100',
    destination_number: number,
    time_start_to_answer: 1682858152,
    time_end: 1682858160,
    sip_user: '100',
    disposition: 'answered',
  }
  return {
    incoming: state(2),
    incomingAgain: state(2),
    calling: state(1),
    early: state(3),
    connecting: state(4),
    confirmed: state(5),
    held: state(7),
    unknown: state(0),
    disconnecting: state(12),
    ended: (code = 200) => ({ ...state(6), ...record, code_end_call: code, ...(!flutter && { codeEndCall: code }) }),
    freed(code) {
      if (dialect === 'rn-4.0') return { status: 6 }
      if (flutter) return { status: 6, _id: '', message: 'BUSY', codeEndCall: code }
      return { ...record, status: 6, code_end_call: code, codeEndCall: code }
    },
  }
}

export function bodiesOf(kind: NativeKind, incoming: boolean, which: 'a' | 'b' = 'a'): CallBodies {
  const named: Named =
    which === 'a'
      ? { number: '0901234567', transaction: 'omi-a', uuid: uuidA, incoming }
      : { number: '0907654321', transaction: 'omi-b', uuid: uuidB, incoming }
  return (kind.platform === 'android' ? android : ios)(kind, named)
}
