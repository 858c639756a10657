import type { ringingEvents } from './vendor-names.ts'

/** What the Chat SDK makes of one message about a call. */
export interface Dispatch {
  readonly status: string
  readonly group: boolean
  /** Whether this user placed the call. */
  readonly mine: boolean
  readonly callback: (typeof ringingEvents)[number] | undefined
  /** Whether the call is the SDK's active one still, if it was before. */
  readonly stays: boolean
}

const row = (
  status: string,
  kind: 'user' | 'group',
  by: 'mine' | 'theirs',
  callback: Dispatch['callback'],
  after: 'stays' | 'cleared' = 'stays',
): Dispatch => ({ status, group: kind === 'group', mine: by === 'mine', callback, stays: after === 'stays' })

/** The SDK's rules, status by status. The real one is held to them in a page, and the simulator in Node. */
export const dispatchTable: readonly Dispatch[] = [
  row('initiated', 'user', 'theirs', 'onIncomingCallReceived'),
  row('initiated', 'user', 'mine', 'onIncomingCallReceived'),
  row('initiated', 'group', 'theirs', 'onIncomingCallReceived'),
  row('initiated', 'group', 'mine', undefined),
  row('ongoing', 'user', 'theirs', 'onOutgoingCallAccepted'),
  row('ongoing', 'user', 'mine', 'onOutgoingCallAccepted'),
  row('ongoing', 'group', 'theirs', undefined),
  row('ongoing', 'group', 'mine', 'onOutgoingCallAccepted'),
  row('unanswered', 'user', 'theirs', 'onIncomingCallCancelled', 'cleared'),
  row('unanswered', 'user', 'mine', 'onOutgoingCallRejected'),
  row('unanswered', 'group', 'theirs', 'onIncomingCallCancelled', 'cleared'),
  row('unanswered', 'group', 'mine', 'onOutgoingCallRejected'),
  row('rejected', 'user', 'theirs', 'onOutgoingCallRejected', 'cleared'),
  row('rejected', 'user', 'mine', 'onOutgoingCallRejected', 'cleared'),
  row('rejected', 'group', 'theirs', undefined),
  row('rejected', 'group', 'mine', 'onOutgoingCallRejected'),
  row('busy', 'user', 'theirs', 'onOutgoingCallRejected', 'cleared'),
  row('busy', 'user', 'mine', 'onOutgoingCallRejected', 'cleared'),
  row('busy', 'group', 'theirs', undefined),
  row('busy', 'group', 'mine', 'onOutgoingCallRejected'),
  row('cancelled', 'user', 'theirs', 'onIncomingCallCancelled', 'cleared'),
  row('cancelled', 'user', 'mine', 'onIncomingCallCancelled', 'cleared'),
  row('cancelled', 'group', 'theirs', 'onIncomingCallCancelled', 'cleared'),
  row('ended', 'user', 'theirs', 'onCallEndedMessageReceived', 'cleared'),
  row('ended', 'user', 'mine', 'onCallEndedMessageReceived', 'cleared'),
  row('ended', 'group', 'mine', 'onCallEndedMessageReceived', 'cleared'),
]

export const nameOf = ({ status, group, mine }: Dispatch) =>
  `${status} of a ${group ? 'group' : 'user'} call of ${mine ? 'this user' : 'somebody else'}`
