import type { SurfaceCall } from '@offhook/core'
import type { CallKeepOffers, RNCallKeep } from '../module/rn-callkeep.ts'
import type { Presented } from '../options.ts'
import type { CallKeepPlatform } from '../platform.ts'
import type { Entry, Told } from './entry.ts'

/** What telling the OS of a call takes. */
export interface Telling {
  readonly callKeep: RNCallKeep
  readonly platform: CallKeepPlatform
  readonly present: (call: SurfaceCall) => Presented
  /** What the user is offered, as far as the transport can do it. */
  readonly offers: () => CallKeepOffers
}

type Label = NonNullable<Told['label']>
export const labelOf = ({ present }: Telling, call: SurfaceCall): Label => ({ ...present(call), video: call.video })

const sameLabel = (one: Label | undefined, other: Label): boolean =>
  one?.name === other.name && one.handle === other.handle && one.video === other.video

/** One difference between what the OS was told and what is so: what it changes, and the call that tells it. */
type Step = readonly [Partial<Told>, (osId: string) => void]

/** Tells the OS what of this call differs from what it was last told, or last said itself. */
export function tell(telling: Telling, entry: Entry): void {
  if (!entry.call) return
  for (const step of [answer, stage, hold, mute, label]) {
    const difference = step(telling, entry.told, entry.call)
    if (!difference) continue
    const [change, run] = difference
    entry.told = { ...entry.told, ...change }
    run(entry.osId)
  }
}

type Difference = (telling: Telling, told: Told, call: SurfaceCall) => Step | undefined

const answer: Difference = ({ callKeep }, told, call) =>
  !told.placed && !told.answered && call.stage !== 'ringing'
    ? [{ answered: true }, (osId) => callKeep.answerIncomingCall(osId)]
    : undefined

const stage: Difference = ({ callKeep, platform }, told, call) => {
  const connects = call.stage === 'connected' && !told.connected
  if (platform === 'android')
    return connects ? [{ connected: true }, (osId) => callKeep.setCurrentCallActive(osId)] : undefined
  if (!told.placed) return undefined
  // A call that was started is offered everything by the native side, whatever the transport can: told anew.
  if (connects)
    return [{ connected: true, label: undefined }, (osId) => callKeep.reportConnectedOutgoingCallWithUUID(osId)]
  return call.stage === 'connecting' && !told.connecting
    ? [{ connecting: true }, (osId) => callKeep.reportConnectingOutgoingCallWithUUID(osId)]
    : undefined
}

const hold: Difference = ({ callKeep }, told, { stage, held }) =>
  stage === 'connected' && told.held !== held ? [{ held }, (osId) => callKeep.setOnHold(osId, held)] : undefined

const mute: Difference = ({ callKeep, platform }, told, { stage, muted }) => {
  // Android has no sound before the call talks, and the app is brought down by muting none.
  const isHeard = stage === 'connected' || (platform === 'ios' && stage !== 'ringing')
  return isHeard && told.muted !== muted ? [{ muted }, (osId) => callKeep.setMutedCall(osId, muted)] : undefined
}

/** What is not known MUST NOT wipe out what the OS knows by itself. */
const isKnown = ({ address, name, userId, withheld }: SurfaceCall['remote']): boolean =>
  withheld === true || (address ?? name ?? userId) !== undefined

const label: Difference = (telling, told, call) => {
  if (!isKnown(call.remote)) return undefined
  const { callKeep, platform, offers } = telling
  const next = labelOf(telling, call)
  if (sameLabel(told.label, next)) return undefined
  const ios = { ...offers(), hasVideo: next.video }
  return [
    { label: next },
    (osId) =>
      platform === 'ios'
        ? callKeep.updateDisplay(osId, next.name, next.handle, { ios })
        : callKeep.updateDisplay(osId, next.name, next.handle),
  ]
}
