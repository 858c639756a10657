import type { CallView } from '../call/call-view.ts'
import type { CallId } from '../values.ts'
import { findCall, type Selector } from './selector.ts'

type KeyOf<V> = V extends unknown ? keyof V : never
type ValueOf<V, K extends PropertyKey> = V extends { readonly [P in K]?: infer T } ? T : never

/** Every field that a call view has in some phase. */
export type CallField = KeyOf<CallView>
export type CallFieldValue<K extends CallField> = ValueOf<CallView, K>

/** Makes the selector of one field: of the call with this id, or of the current one. `undefined` where a phase lacks it. */
export type FieldSelector<K extends CallField> = (id?: CallId) => Selector<CallFieldValue<K> | undefined>

type AnyView = { readonly [K in CallField]?: CallFieldValue<K> | undefined }

function field<K extends CallField>(key: K): FieldSelector<K> {
  return (id) => (snapshot) => {
    const view: AnyView | undefined = findCall(snapshot, id ?? snapshot.currentCallId)
    return view?.[key]
  }
}

export const selectCallId = field('id')
export const selectPhase = field('phase')
export const selectDirection = field('direction')
export const selectRemote = field('remote')
export const selectExtra = field('extra')
export const selectCreatedAt = field('createdAt')
export const selectGroupId = field('groupId')
/** Who is in the session of a group call. */
export const selectParticipants = field('participants')
/** The call whose place this one takes. */
export const selectReplaces = field('replaces')
export const selectMute = field('mute')
export const selectVideo = field('video')

/** What an outgoing call waits for before it is dialled. */
export const selectWaitingFor = field('waitingFor')
/** `true`: the far side sends sound while it rings. */
export const selectEarlyMedia = field('earlyMedia')
/** `false`: announced by push, the transport has not delivered it yet. */
export const selectAttached = field('attached')
export const selectAnswering = field('answering')

export const selectEstablishedAt = field('establishedAt')
export const selectHold = field('hold')
export const selectOnHold = field('onHold')
export const selectMedia = field('media')
/** The band of the view; the numbers are in `phone.getQuality(id)`. */
export const selectCallQuality = field('quality')
export const selectTransfer = field('transfer')
/** The party that the far side asks to be replaced by. */
export const selectTransferAsked = field('transferAsked')
export const selectDigits = field('digits')

/** Time talked, in ms, once the call has ended; `talkTimer` counts it before. */
export const selectDurationMs = field('durationMs')
export const selectEnd = field('end')
