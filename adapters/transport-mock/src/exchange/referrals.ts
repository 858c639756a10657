import type { FarCall } from '../far/far-call.ts'
import { type End, isOver, type Link } from './link.ts'

/** A transfer under way: one end hands the other on to somebody (RFC 5589). */
interface Referral {
  /** The end whose phone asked for it, as that phone sees its far side. */
  readonly by: FarCall
  /** The end that is asked to call somebody else. */
  readonly on: End
  /** The far end of the consulted call, whose place the new call takes. */
  readonly replaces: FarCall | undefined
  stage: 'asked' | 'ringing'
}

export interface Referrals {
  /** Passes on what phones have asked of their far sides. */
  ask(): void
  /** Tells the transferors how it goes. */
  report(): void
  /** Whose place a call takes that was placed for a transfer. */
  replacedBy(caller: End): FarCall | undefined
  readonly underWay: number
}

export function createReferrals(links: () => Iterable<Link>): Referrals {
  const referrals = new Map<FarCall, Referral>()

  function* ends(): Generator<readonly [End, End]> {
    for (const { caller, answered } of links()) {
      if (!answered) continue
      yield [caller, answered]
      yield [answered, caller]
    }
  }
  /** The end that the other line sees of the call with this id. */
  const beyond = (line: string, id: string): End | undefined => {
    for (const [here, there] of ends()) if (here.line === line && here.call.id === id) return there
    return undefined
  }

  function begin([by, on]: readonly [End, End]): void {
    const { handedOn } = by.call
    if (!handedOn || referrals.has(by.call)) return
    const consulted = 'consulted' in handedOn ? beyond(by.line, handedOn.consulted) : undefined
    const to = 'to' in handedOn ? handedOn.to : consulted?.line
    if (to === undefined) return by.call.transferred('failed', 404)
    referrals.set(by.call, { by: by.call, on, replaces: consulted?.call, stage: 'asked' })
    on.call.askTransfer(to)
  }

  const ofCaller = ({ line, call }: End): Referral | undefined =>
    [...referrals.values()].find(({ on }) => on.line === line && on.call.id === call.referredBy)

  function follow(referral: Referral): void {
    const { by, on } = referral
    const over = (stage: 'done' | 'failed', code?: number) => {
      referrals.delete(by)
      by.transferred(stage, code)
    }
    const link = [...links()].find(({ caller }) => ofCaller(caller) === referral)
    if (!link) {
      // No call was placed: it was not wanted or not to be had, or nobody is left to place it. One that was is over.
      if (on.call.referralAnswer !== undefined || isOver(on)) over('failed', 603)
      return
    }
    const { stage, end } = link.caller.call
    if (stage === 'ringing' && referral.stage === 'asked') {
      referral.stage = 'ringing'
      by.transferred('ringing')
    }
    if (stage === 'talking') over('done')
    else if (stage === 'ended') over('failed', end?.sip)
  }

  return {
    ask() {
      for (const pair of ends()) begin(pair)
    },
    report() {
      for (const referral of [...referrals.values()]) follow(referral)
    },
    replacedBy: (caller) => ofCaller(caller)?.replaces,
    get underWay() {
      return referrals.size
    },
  }
}
