import { isRecord, readFlag, readText } from '@offhook/adapter-kit'
import type { Fact, Json, SurfaceHost } from '@offhook/core'
import type { Ear } from './early/listen.ts'
import type { CallKeepHappening } from './module/events.ts'
import type { RNCallKeep } from './module/rn-callkeep.ts'
import type { CallKeepSurfaceOptions } from './options.ts'
import { kindOfRoute } from './read/audio.ts'
import { wordsOf } from './read/fault.ts'
import { nameOf, readHandle } from './read/scalars.ts'
import { type BareRequest, type Requests, subjectOf } from './requests.ts'
import type { Told } from './screen/entry.ts'
import type { Refusal, Screen } from './screen/screen.ts'

export interface Hearing {
  readonly host: SurfaceHost
  readonly callKeep: RNCallKeep
  readonly screen: Screen
  readonly requests: Requests
  readonly audioId: NonNullable<CallKeepSurfaceOptions['audioId']>
}

type Body = Readonly<Record<string, unknown>>

/** Why iOS did not put a call up; the sentence is in the user's language, and of no use. */
const refusals: Readonly<Record<string, Refusal>> = {
  FilteredByDoNotDisturb: 'blocked',
  FilteredByBlockList: 'blocked',
  Unentitled: 'not-supported',
}

/** Makes of each event of callkeep one request, or one fact, or the answer to `show`. */
export function createEar(hearing: Hearing): Ear {
  const { host, callKeep, screen, requests, audioId } = hearing
  const emit = (fact: Fact) => host.emit(fact)
  const puzzle = (event: string, data: unknown) => host.emit({ type: `callkeep.${event}`, data })
  const custom = (event: CallKeepHappening, body: Body) => {
    const osId = readText(body.callUUID)
    const uuid = osId === undefined ? undefined : (screen.find(osId)?.uuid ?? nameOf(osId))
    emit({ type: 'surface.custom', data: { ...body, event, ...(uuid !== undefined && { uuid }) } as Json })
  }

  /** `report`: what the OS has done already when it asks. */
  function ask(body: Body, request: BareRequest, report?: Partial<Told>): void {
    const osId = readText(body.callUUID)
    const uuid = osId === undefined ? undefined : screen.seen(osId, report).uuid
    host.request(requests.make(request, uuid))
  }

  function announce(osId: string, body: Body): void {
    const isAnswer = screen.find(osId)?.stage === 'asked'
    const { uuid } = screen.seen(osId)
    if (isAnswer) return
    const address = readHandle(body.handle)
    const name = readText(body.localizedCallerName) ?? readText(body.name)
    const video = readFlag(body.hasVideo)
    const payload = body.payload === '' ? undefined : body.payload
    emit({
      type: 'call.announced',
      call: subjectOf(uuid),
      remote: { ...(address !== undefined && { address }), ...(name !== undefined && { name }) },
      ...(video !== undefined && { video }),
      // What the push carried is the app's.
      ...(payload !== undefined && { vendor: { detail: payload as Json } }),
    })
  }

  function displayed(osId: string, body: Body): void {
    const code = readText(body.errorCode)
    const message = readText(body.error)
    // It is there already, which is all that was wanted.
    if (code === 'CallUUIDAlreadyExists' || (code === undefined && message === undefined)) return announce(osId, body)
    const reason = (code !== undefined && Object.hasOwn(refusals, code) ? refusals[code] : undefined) ?? 'failed'
    const vendor = { ...(code !== undefined && { code }), ...(message !== undefined && { message }) }
    if (!screen.refused(osId, reason, vendor)) custom('didDisplayIncomingCall', body)
  }

  function started(body: Body): void {
    const handle = readText(body.handle)
    if (handle === undefined) return puzzle('didReceiveStartCallAction', body)
    const osId = readText(body.callUUID)
    // Recents and Siri on iOS name no call: there is none yet, and the phone's own will be shown.
    const uuid = osId === undefined ? undefined : screen.started(osId, handle).uuid
    host.request(requests.make({ type: 'start', to: handle, video: readFlag(body.video) === true }, uuid))
  }

  function routed(body: Body): void {
    const osId = readText(body.callUUID)
    if (osId !== undefined && screen.find(osId)) screen.seen(osId)
    const name = readText(body.output)
    if (name === undefined) return puzzle('didChangeAudioRoute', body)
    const current = audioId({ kind: kindOfRoute(name), name })
    if (current !== undefined) emit({ type: 'audio.changed', current, by: 'system', vendor: { message: name } })
  }

  /** Those of which nothing can be made without knowing what they are about. */
  function ofCall(event: CallKeepHappening, body: Body, take: (osId: string, body: Body) => void): void {
    const osId = readText(body.callUUID)
    if (osId === undefined) puzzle(event, body)
    else take(osId, body)
  }
  function flagged(event: CallKeepHappening, raw: unknown, take: (value: boolean) => void): void {
    const value = readFlag(raw)
    if (value === undefined) puzzle(event, raw)
    else take(value)
  }

  function happened(event: CallKeepHappening, body: Body): void {
    switch (event) {
      case 'didReceiveStartCallAction':
        return started(body)
      case 'answerCall': {
        const video = readFlag(body.withVideo)
        return ask(body, { type: 'answer', ...(video !== undefined && { video }) }, { answered: true })
      }
      case 'endCall': {
        const osId = readText(body.callUUID)
        const uuid = osId === undefined ? undefined : screen.ended(osId)
        return host.request(requests.make({ type: 'end' }, uuid))
      }
      case 'didToggleHoldCallAction':
        return flagged(event, body.hold, (held) => ask(body, { type: 'hold', held }, { held }))
      case 'didPerformSetMutedCallAction':
        return flagged(event, body.muted, (muted) => ask(body, { type: 'mute', muted }, { muted }))
      case 'didPerformDTMFAction': {
        const digits = readText(body.digits)
        return digits === undefined ? puzzle(event, body) : ask(body, { type: 'digits', digits })
      }
      case 'didDisplayIncomingCall':
        return ofCall(event, body, displayed)
      case 'showIncomingCallUi':
        // Of a call that is known it says nothing new: that it rings, the phone shows.
        return ofCall(event, body, (osId) => (screen.find(osId) ? screen.rings(osId) : announce(osId, body)))
      case 'createIncomingConnectionFailed':
        return ofCall(event, body, (osId) => {
          const vendor = { code: event, message: 'Telecom takes no further call now.' }
          if (!screen.refused(osId, 'busy', vendor)) custom(event, body)
        })
      case 'silenceIncomingCall':
      case 'onHasActiveCall':
        return custom(event, body)
      case 'didActivateAudioSession':
      case 'didDeactivateAudioSession':
        return emit({ type: 'audioSession.changed', active: event === 'didActivateAudioSession' })
      case 'didChangeAudioRoute':
        return routed(body)
      case 'didResetProvider':
        screen.reset()
        return emit({ type: 'port.reset' })
      case 'checkReachability':
        return callKeep.setReachable()
      default:
        return event satisfies never
    }
  }

  return {
    puzzle,
    hear(event, data) {
      try {
        happened(event, isRecord(data) ? data : {})
      } catch (fault) {
        puzzle(event, wordsOf(fault))
      }
    },
  }
}
