import type { Phone, Policy, Refusal } from '@offhook/core'

/** The parties of a scenario, each a phone under test. */
export type Party = 'alice' | 'bob' | 'carol'

/** Numbers that are no party: what the network says of them is the same on every stage. */
export type Service = 'busy' | 'unknown' | 'unavailable' | 'overloaded' | 'declining' | 'silent'
export type Called = Party | Service | 'sales' | 'music'

/**
 * How a call looks in one line: its phase, then what else there is to say: `held by them`, `merged`,
 * `transfer ringing`, `asked to call carol`.
 */
export type Picture = string

/** Commands of a phone that a script may give; calls are named by who is at their other end. */
export type Deed = Extract<
  keyof Phone,
  | 'answer'
  | 'decline'
  | 'hangUp'
  | 'hold'
  | 'resume'
  | 'mute'
  | 'swap'
  | 'merge'
  | 'split'
  | 'sendDigits'
  | 'transfer'
  | 'acceptTransfer'
  | 'rejectTransfer'
  | 'redial'
  | 'signOut'
  | 'startCall'
>

export type Step =
  | {
      readonly type: 'does'
      readonly who: Party
      readonly deed: Deed
      /** At the other end of the call that is meant. */
      readonly call?: Called
      readonly to?: Called
      /** `to` is the far side of another call of this phone, which has been asked before. */
      readonly consulted?: boolean
      readonly digits?: string
      /** The command is refused, with this. Without it, it MUST succeed. */
      readonly refused?: Refusal
      /** Two deeds at one moment: the next step does not wait for what comes of this one. */
      readonly atOnce?: boolean
    }
  | { readonly type: 'signs-in'; readonly who: Party; readonly password: 'right' | 'wrong' }
  /** The calls that live, by who is at their other end. */
  | { readonly type: 'sees'; readonly who: Party; readonly calls: Readonly<Partial<Record<Called, Picture>>> }
  | { readonly type: 'is'; readonly who: Party; readonly registration: 'registered' | 'signed-out' | 'failed' }
  /** The whole call log, oldest call first: `busy`, or `cancelled, missed`. */
  | { readonly type: 'logged'; readonly who: Party; readonly ends: readonly string[] }
  /** A call takes the place of the one with `call` (Replaces, RFC 3891). It is no phone under test that places it. */
  | { readonly type: 'taken-over'; readonly who: Party; readonly call: Called; readonly by: Called }
  | { readonly type: 'waits'; readonly ms: number }

/** What the network does by itself. */
export interface Network {
  /** Two proxies stand between the phones, and not one. */
  readonly twoProxies?: boolean
  readonly forward?: { readonly from: Party; readonly to: Party; readonly when: 'always' | 'busy' | 'no-answer' }
  /** All of these ring when `sales` is called. */
  readonly sales?: readonly Party[]
  /** Calls of the first to the second are refused by the network as forbidden (403). */
  readonly screened?: readonly [Party, Party]
}

export interface Scenario {
  readonly name: string
  /** Where it comes from: `RFC 5359 section 2.1`. */
  readonly source: string
  readonly policy?: Readonly<Partial<Record<Party, Partial<Policy>>>>
  readonly network?: Network
  /** Why a stage cannot play it. */
  readonly notOn?: { readonly simulator?: string; readonly sip?: string }
  /** In what the script departs from its source, in one sentence. */
  readonly differs?: string
  readonly steps: readonly Step[]
}
