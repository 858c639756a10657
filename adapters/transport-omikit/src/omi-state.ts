import type { CallView } from '@offhook/core'

/** `OmiCallState` of omikit-plugin 4.1; 12 is absent in 4.0 and in Flutter, whose apps see 5 or 2 until 6 comes. */
export const omiStates = {
  unknown: 0,
  calling: 1,
  incoming: 2,
  early: 3,
  connecting: 4,
  confirmed: 5,
  disconnected: 6,
  hold: 7,
  disconnecting: 12,
} as const

export type OmiState = (typeof omiStates)[keyof typeof omiStates]

/** The number that an app which drew the plugin's states knows a call by. No call, or one not dialled yet, is 0. */
export function omiStateOf(view: CallView | undefined): OmiState {
  switch (view?.phase) {
    case undefined:
    case 'preparing':
      return omiStates.unknown
    case 'dialing':
      return omiStates.calling
    case 'ringing':
      return omiStates.early
    case 'incoming':
      return omiStates.incoming
    case 'connecting':
      return omiStates.connecting
    case 'active':
      return omiStates.confirmed
    case 'held':
      return omiStates.hold
    case 'ending':
      return omiStates.disconnecting
    case 'ended':
      return omiStates.disconnected
    default:
      return view satisfies never
  }
}
