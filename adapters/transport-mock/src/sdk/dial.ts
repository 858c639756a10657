import type { Destination, Outcome } from '@offhook/core'
import { createLeg } from '../call/leg.ts'
import { tellOf } from '../call/subject.ts'
import type { Leg, World } from '../call/world.ts'
import type { CallStep } from '../script/call-steps.ts'
import { type Account, missingPermission } from './account.ts'
import { answerTo, type MockAnswers } from './answers.ts'
import type { Dial } from './carry-out.ts'
import { refuse, setMute } from './near-side.ts'

const addressOf = (to: Destination) => (typeof to === 'string' ? to : to.userId)

export function createDial(
  world: World,
  account: Account,
  answers: () => MockAnswers | undefined,
  dialled: (leg: Leg, steps: readonly CallStep[]) => void,
): Dial {
  return ({ to, call, video, muted }) => {
    const address = addressOf(to)
    const refused = check(address, video)
    if (refused) return refused
    const answer = answerTo(answers(), address)
    if (answer && 'refuse' in answer) return answer.refuse

    const remote = typeof to === 'string' ? { address } : { userId: address }
    const leg = createLeg(world, { direction: 'outgoing', stage: 'dialing', remote, video, callId: call.callId })
    leg.near.video = video ? 'on' : 'off'
    tellOf(world, leg, { type: 'call.dialed', remote, video })
    if (muted) setMute(world, leg, true)
    dialled(leg, answer?.steps ?? [])
    return world.capabilities.identity === 'single-call' ? { ok: true } : { ok: true, refs: leg.refs }
  }

  function check(address: string, video: boolean): Outcome | undefined {
    if (account.link !== 'up') return refuse('offline')
    if (world.capabilities.reports.registration && !account.registered) return refuse('not-registered')
    if (address.trim() === '') return refuse('bad-address')
    if (address === account.credentials?.username) return refuse('self-call')
    if (world.legs.size >= world.capabilities.maxCalls) return refuse('busy')
    const permission = missingPermission(account, video ? ['microphone', 'camera'] : ['microphone'])
    return permission ? { ok: false, reason: 'permission-denied', permission } : undefined
  }
}
