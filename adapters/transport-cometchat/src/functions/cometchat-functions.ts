import { given } from '@offhook/adapter-kit'
import type { Context } from '../calls/context.ts'
import { vendorOf } from '../read/fault.ts'
import type { CallsSdk, SessionHandlers, SessionMode } from '../sdk/calls-sdk.ts'
import { joinPresentation, type Presentation } from '../session/presentation.ts'
import { ask } from '../session/toggles.ts'
import { tokenOf } from '../session/token.ts'
import { type CometChatResult, refuse, resultOf } from './result.ts'

/**
 * What the SDKs can do beside a phone, under their own names. The ones without a `Promise` work on the session that stands.
 * None throws or rejects.
 */
export interface CometChatFunctions<P = object> {
  /** The SDK's own call, or `null`. */
  getActiveCall(): unknown
  /** Makes the SDK forget its active call. The server and the far side are not told: `phone.hangUp()` tells them. */
  clearActiveCall(): CometChatResult
  getCallParticipantCount(session: string, type: 'user' | 'group' | 'direct'): Promise<CometChatResult<number>>
  /** The SDK's own `CallLog` objects. */
  getCallDetails(session: string): Promise<CometChatResult<readonly unknown[]>>
  generateToken(session: string): Promise<CometChatResult<string>>
  joinPresentation(presentation: Presentation<P>): Promise<CometChatResult>
  /** Leaves the session and nothing else. A phone does so by itself. */
  endSession(): CometChatResult
  startScreenShare(): CometChatResult
  stopScreenShare(): CometChatResult
  startRecording(): CometChatResult
  stopRecording(): CometChatResult
  setMode(mode: SessionMode): CometChatResult
  /** Asks the far side of an audio call to switch to video. */
  switchToVideoCall(): CometChatResult
  openVirtualBackground(): CometChatResult
  closeVirtualBackground(): CometChatResult
  setBackgroundBlur(level: number): CometChatResult
  setBackgroundImage(image: string | Blob | object): CometChatResult
  /** A listener that outlives sessions: the SDK drops its own when one ends. */
  addCallEventListener(name: string, handlers: Partial<SessionHandlers>): CometChatResult
  removeCallEventListener(name: string): CometChatResult
}

const done = given(undefined)

export function createFunctions<P extends object>(context: Context): CometChatFunctions<P> {
  const { chat, media, book, authToken } = context

  function inSession(run: (sdk: CallsSdk) => void): CometChatResult {
    if (media === undefined) return refuse('not-supported')
    const call = book.calls.find(({ stage }) => stage === 'joined')
    if (call === undefined) return refuse('no-session')
    const outcome = ask(context, call, run)
    return outcome.ok ? done : refuse('failed', outcome.vendor)
  }

  function attempt(run: () => void): CometChatResult {
    try {
      run()
      return done
    } catch (error) {
      return refuse('failed', vendorOf(error))
    }
  }

  const withCalls = async <T>(run: (sdk: CallsSdk) => Promise<T>): Promise<CometChatResult<T>> =>
    media === undefined ? refuse('not-supported') : await resultOf(() => run(media.sdk))

  return {
    getActiveCall() {
      try {
        return chat.getActiveCall()
      } catch {
        return null
      }
    },
    clearActiveCall: () => attempt(() => chat.clearActiveCall()),
    getCallParticipantCount: (session, type) =>
      resultOf(async () => Number(await chat.getCallParticipantCount(session, type))),
    getCallDetails: (session) =>
      withCalls(async (sdk) => {
        const logs = await sdk.getCallDetails(session, await authToken())
        return Array.isArray(logs) ? logs : []
      }),
    generateToken: (session) => withCalls((sdk) => tokenOf(context, sdk, session)),
    joinPresentation: (presentation) => withCalls((sdk) => joinPresentation(context, sdk, presentation)),
    endSession: () => inSession((sdk) => sdk.endSession()),
    startScreenShare: () => inSession((sdk) => sdk.startScreenShare()),
    stopScreenShare: () => inSession((sdk) => sdk.stopScreenShare()),
    startRecording: () => inSession((sdk) => sdk.startRecording()),
    stopRecording: () => inSession((sdk) => sdk.stopRecording()),
    setMode: (mode) => inSession((sdk) => sdk.setMode(mode)),
    switchToVideoCall: () => inSession((sdk) => sdk.switchToVideoCall()),
    openVirtualBackground: () => inSession((sdk) => sdk.openVirtualBackground()),
    closeVirtualBackground: () => inSession((sdk) => sdk.closeVirtualBackground()),
    setBackgroundBlur: (level) => inSession((sdk) => sdk.setBackgroundBlur(level)),
    setBackgroundImage: (image) => inSession((sdk) => sdk.setBackgroundImage(image)),
    addCallEventListener: (name, handlers) =>
      media === undefined ? refuse('not-supported') : attempt(() => media.named.add(name, handlers)),
    removeCallEventListener: (name) =>
      media === undefined ? refuse('not-supported') : attempt(() => media.named.remove(name)),
  }
}
