import type { Core, Inviter } from 'sip.js'
import type { SipLibrary } from '../options.ts'

/** What sip.js asks whether a response is a challenge, and then sends the request again; it is declared as protected. */
interface Guarded {
  authenticationGuard(message: Core.IncomingResponseMessage, dialog?: Core.Session): boolean
}

/**
 * sip.js answers the challenge to anything but an INVITE with a CSeq that its dialog does not count, and gives the next
 * request the same one. Each MUST have its own (RFC 3261 section 12.2.1.1).
 */
export function countChallenges(sip: SipLibrary, dialog: Core.Session, request: Core.OutgoingRequest): void {
  if (!(request instanceof sip.Core.UserAgentClient)) return
  const guarded = request as unknown as Guarded
  const guard = guarded.authenticationGuard.bind(request)
  guarded.authenticationGuard = (message) => guard(message, dialog)
}

/**
 * sip.js answers the challenge to an INVITE that the user has given up, and loses the CANCEL over it: the far side would
 * ring until it tires. Left alone, the challenge is the final answer, and nobody has been called.
 */
export function answerNoChallengeOnceLeft(sip: SipLibrary, inviter: Inviter, request: Core.OutgoingRequest): void {
  if (!(request instanceof sip.Core.UserAgentClient)) return
  const guarded = request as unknown as Guarded
  const guard = guarded.authenticationGuard.bind(request)
  guarded.authenticationGuard = (message, dialog) =>
    inviter.state === sip.SessionState.Terminating || guard(message, dialog)
}
