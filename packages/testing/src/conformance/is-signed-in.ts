import type { FactOf } from '@offhook/core'

/** Calls may be tried from here on: registered, or taken by an SDK that does not check (`evidence: 'ack'`). */
export const isSignedIn = ({ state, evidence }: FactOf<'registration.changed'>): boolean =>
  state === 'registered' || (state === 'registering' && evidence === 'ack')
