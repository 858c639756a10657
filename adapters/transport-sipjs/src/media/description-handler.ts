import type { SessionDescriptionHandlerFactory, Web } from 'sip.js'
import type { SipLibrary } from '../options.ts'
import type { OpenInputs } from './inputs.ts'
import { type DescriptionHandler, Negotiation } from './negotiation.ts'
import { setDirections } from './streams.ts'

export interface NegotiationSettings {
  readonly iceServers: readonly RTCIceServer[]
  readonly iceGatheringTimeoutMs: number
}

interface FirstOptions extends Web.SessionDescriptionHandlerOptions {
  /** Opened before sip.js is asked for anything, so that a refusal costs no call. */
  readonly tracks?: readonly MediaStreamTrack[]
}

/** What sip.js is asked for with the first offer or answer of a call. */
export function firstDescription({ microphone, camera }: OpenInputs): FirstOptions {
  const constraints = { audio: true, video: camera !== undefined }
  return { constraints, tracks: camera === undefined ? [microphone] : [microphone, camera] }
}

/** The factory that sip.js calls once for each call. */
export function negotiationFactory(sip: SipLibrary, settings: NegotiationSettings): SessionDescriptionHandlerFactory {
  class Handler extends sip.Web.SessionDescriptionHandler implements DescriptionHandler {
    gathersAnew = false

    protected override async updateDirection(): Promise<void> {
      if (this.peerConnection !== undefined) setDirections(this.peerConnection)
    }

    protected override waitForIceGatheringComplete(restart = false, timeout = 0): Promise<void> {
      return super.waitForIceGatheringComplete(restart || this.gathersAnew, timeout)
    }
  }
  const useOpened: Web.MediaStreamFactory = (_constraints, _handler, options?: FirstOptions) =>
    options?.tracks === undefined
      ? Promise.reject(new Error('No microphone was opened for this call.'))
      : Promise.resolve(new MediaStream([...options.tracks]))
  return (session) =>
    new Negotiation(
      new Handler(session.userAgent.getLogger('sip.SessionDescriptionHandler'), useOpened, {
        iceGatheringTimeout: settings.iceGatheringTimeoutMs,
        peerConnectionConfiguration: { iceServers: [...settings.iceServers] },
      }),
    )
}
