import type { CallId, Destination, Outcome } from '@offhook/core'
import { createLeg } from '../call/leg.ts'
import { tellOf } from '../call/subject.ts'
import type { Leg, World } from '../call/world.ts'
import type { Account } from './account.ts'
import { answerTo } from './answer-to.ts'
import type { MockAnswers, ScriptStep } from './answers.ts'
import { cannotOpen, openInputs } from './capture.ts'
import type { InputKind } from './inputs.ts'
import { refuse, setMute, taken } from './near-side.ts'

export interface DialRequest {
  readonly to: Destination
  readonly video: boolean
  readonly muted: boolean
  /** Ours; a call that the SDK places by itself has none. */
  readonly callId?: CallId
  /** The call whose far side asked for this one. */
  readonly referredBy?: Leg
}

export type Dial = (request: DialRequest) => Outcome

const addressOf = (to: Destination) => (typeof to === 'string' ? to : to.userId)

export function createDial(
  world: World,
  account: Account,
  answers: () => MockAnswers | undefined,
  dialled: (leg: Leg, steps: readonly ScriptStep[]) => void,
): Dial {
  return ({ to, callId, video, muted, referredBy }) => {
    const address = addressOf(to)
    const inputs: readonly InputKind[] = video ? ['microphone', 'camera'] : ['microphone']
    const refused = check(address) ?? cannotOpen(account, inputs)
    if (refused) return refused
    const answer = answerTo(answers(), address)
    if (answer && 'refuse' in answer) return answer.refuse

    openInputs(world, account, inputs)
    const remote = typeof to === 'string' ? { address } : { userId: address }
    const leg = createLeg(world, { direction: 'outgoing', stage: 'dialing', remote, video, ...(callId && { callId }) })
    leg.referredBy = referredBy
    leg.near.video = video ? 'on' : 'off'
    tellOf(world, leg, { type: 'call.dialed', remote, video })
    if (muted) setMute(world, leg, true)
    dialled(leg, answer?.steps ?? [])
    return world.capabilities.identity === 'single-call' ? { ok: true } : { ok: true, refs: leg.refs }
  }

  function check(address: string): Outcome | undefined {
    if (account.link !== 'up') return refuse('offline')
    if (world.capabilities.reports.registration && !account.registered) return refuse('not-registered')
    if (address.trim() === '') return refuse('bad-address')
    if (address === account.credentials?.username) return refuse('self-call')
    return world.legs.size >= world.capabilities.maxCalls ? refuse('busy') : undefined
  }
}

/** The user's word on a REFER of the far side. The new call is one that this phone dials; its facts tell of it. */
export function answerTransfer(dial: Dial, leg: Leg, accept: boolean): Outcome {
  const { askedFor } = leg
  if (leg.stage !== 'talking' || askedFor === undefined) return refuse('refused')
  leg.askedFor = undefined
  const placed = accept ? dial({ to: askedFor, video: false, muted: leg.near.muted, referredBy: leg }) : undefined
  leg.referralAnswer = placed?.ok ? 'accepted' : 'rejected'
  if (!placed) return taken
  // The refs of the new call are not those of the one that was asked about.
  return placed.ok ? taken : placed
}
