import type { CallCommand, Fact, Outcome, OutcomeReason } from '@offhook/core'
import type { BareFact } from '../../src/index.ts'
import type { Exchange, Leg } from './exchange.ts'

export const taken: Outcome = { ok: true }
export const refuse = (reason: OutcomeReason): Outcome => ({ ok: false, reason })

type LegCommand = Exclude<CallCommand, { readonly type: 'startCall' | 'merge' | 'split' }>

/** Carries out a command about one call. */
export function onLeg(exchange: Exchange, leg: Leg, command: LegCommand): Outcome {
  const tell = (fact: BareFact) => exchange.tellOf(leg, fact)
  switch (command.type) {
    case 'answer':
      if (command.muted) tell({ type: 'call.muteChanged', muted: true })
      Object.assign(leg, { muted: command.muted, video: command.video ? 'on' : 'off' })
      exchange.establish(leg)
      break
    case 'decline':
      leg.sip = command.as === 'busy' ? 486 : 603
      exchange.end(leg, { by: 'local' })
      break
    case 'hangUp':
      exchange.end(leg, { by: 'local' })
      break
    case 'setHold':
      leg.held = command.held
      tell({ type: 'call.holdChanged', side: 'local', held: leg.held })
      break
    case 'setMute':
      leg.muted = command.muted
      tell({ type: 'call.muteChanged', muted: leg.muted })
      break
    case 'setVideo':
      if (command.video === 'on' && exchange.cameraRefused)
        return { ok: false, reason: 'permission-denied', permission: 'camera' }
      leg.video = command.video
      tell({ type: 'call.videoChanged', side: 'local', video: leg.video })
      break
    case 'switchCamera':
      return leg.video === 'on' ? taken : refuse('refused')
    case 'restartMedia':
      if (exchange.link === 'down') return refuse('offline')
      leg.mediaPaths++
      break
    case 'sendDigit':
      leg.digits += command.digit
      break
    case 'sampleQuality':
      tell({ type: 'call.qualitySampled', sample: { packets: 50 } })
      break
    case 'transfer':
    case 'transferTo':
      leg.handedTo = 'to' in command ? { to: command.to, replaces: false } : { to: 'far', replaces: true }
      tell({ type: 'call.transferChanged', stage: 'accepted' })
      break
    case 'answerTransfer':
      return answerTransfer(exchange, leg, command.accept)
    default:
      return command satisfies never
  }
  return taken
}

/** Accepted: the phone calls whom the far side named, in a call that has no id of ours yet. */
function answerTransfer(exchange: Exchange, leg: Leg, accept: boolean): Outcome {
  if (leg.askedFor === undefined) return refuse('refused')
  leg.askedFor = undefined
  leg.transferAnswer = accept ? 'accepted' : 'rejected'
  if (!accept) return taken
  const placed = exchange.open({ direction: 'outgoing', muted: leg.muted, video: 'off' })
  exchange.tellOf(placed, { type: 'call.dialed' })
  return taken
}

/** A call as `listCalls` gives it. */
export function found({ id, callId, direction, stage, held, muted, video }: Leg): Fact {
  const ringing = direction === 'incoming' ? 'incoming' : 'ringing'
  return {
    type: 'call.found',
    call: { refs: { 'reference.id': id }, ...(callId && { callId }) },
    direction,
    phase: stage === 'talking' ? 'active' : ringing,
    held,
    muted,
    video: video === 'on',
  }
}
