import { applyLevels } from './call.actions.ts'
import { found } from './call.guards.ts'
import { establish, watchMedia } from './call.talk.ts'
import { holdWish, muteWish, stepping, videoWish } from './call.wishes.ts'

const talk = [
  applyLevels,
  establish,
  ...stepping(holdWish),
  ...stepping(muteWish),
  ...stepping(videoWish),
  watchMedia,
] as const
const toActive = { target: '#call.talking.active', actions: talk } as const
const toConnecting = { target: '#call.connecting', actions: applyLevels } as const
const toRinging = { target: '#call.ringing', actions: applyLevels } as const
const toDialing = { target: '#call.dialing', actions: applyLevels } as const

const foundTalking = [
  { guard: found('active', true), target: '#call.talking.held', actions: talk },
  { guard: found('active', false), ...toActive },
] as const
const foundConnecting = [...foundTalking, { guard: found('connecting'), ...toConnecting }] as const
const foundRinging = [...foundConnecting, { guard: found('ringing'), ...toRinging }] as const
const foundDialing = [...foundRinging, { guard: found('dialing'), ...toDialing }] as const

/** Where facts lead from each phase: phases may be skipped and never go back. */
export const fromConnecting = { 'call.established': toActive, 'call.found': foundTalking } as const
/** From a call that rings, on either side. */
export const fromIncoming = {
  'call.connecting': toConnecting,
  'call.established': toActive,
  'call.found': foundConnecting,
} as const
export const fromDialing = { ...fromIncoming, 'call.ringing': toRinging, 'call.found': foundRinging } as const
export const fromPreparing = { ...fromDialing, 'call.dialed': toDialing, 'call.found': foundDialing } as const
