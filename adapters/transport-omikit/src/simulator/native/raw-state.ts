import type { StackCall } from '../stack/stack-call.ts'

/** PJSIP's number of a call's state, in which 3 is an invitation that rings here. */
export const rawState = ({ state }: StackCall): number =>
  ({ calling: 1, ringing: 3, connecting: 4, confirmed: 5, ended: 6 })[state]
