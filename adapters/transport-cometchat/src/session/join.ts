import type { Context, Media } from '../calls/context.ts'
import { fail } from '../calls/finish.ts'
import { type LineCall, subjectOf } from '../calls/line-call.ts'
import { vendorOf } from '../read/fault.ts'
import type { MediaSession } from './media-port.ts'
import { leavePresenterMode } from './presentation.ts'
import { sessionHandlers } from './session-handlers.ts'
import { stopCapture } from './stop-capture.ts'
import { tokenOf } from './token.ts'

/** Both sides have answered: now this side enters the session in which they talk. MUST NOT reject: nobody waits for it. */
export async function join(context: Context, call: LineCall): Promise<void> {
  const { media, emit } = context
  if (media === undefined || call.found) {
    call.stage = 'joined'
    return emit({ type: 'call.established', call: subjectOf(call) })
  }
  try {
    await begin(context, media, call)
  } catch (error) {
    await fail(context, call, error)
  }
}

async function begin(context: Context, { sdk, port, named, settings }: Media, call: LineCall): Promise<void> {
  const token = await tokenOf(context, sdk, call.session)
  const session = mediaSessionOf(call)
  if (isLeft(call) || session === undefined) return
  const element = await port.open(session)
  const left = leaving(context, call, session)
  // The end came while the app made room.
  if (isLeft(call)) return left.leave()
  call.media = left
  const builder = new sdk.CallSettingsBuilder()
    .setIsAudioOnlyCall(!call.video)
    .startWithAudioMuted(call.muted)
    .startWithVideoMuted(call.video && call.localVideo !== 'on')
  settings?.(builder, session)
  const told = { muted: call.muted, localVideo: call.localVideo }
  // Once for each session, on its settings: the SDK empties its list of named listeners when a session ends.
  builder.setCallListener(new sdk.OngoingCallListener(sessionHandlers(context, call, told)))
  named.renew()
  leavePresenterMode(sdk)
  left.started = true
  // In 4.2 it resolves before anything has happened: the listener tells what becomes of it.
  await sdk.startSession(token, builder.build(), element)
}

/** Over, or about to be: the user has hung up, and no microphone is to be opened for that. */
const isLeft = ({ isOver, leaving }: LineCall) => isOver || leaving !== undefined

/** A call that nobody here has placed or answered has no id of ours, and no session of ours either. */
function mediaSessionOf({ callId, session, video, group }: LineCall): MediaSession | undefined {
  return callId && { callId, session, video, group }
}

function leaving({ media, report }: Context, call: LineCall, session: MediaSession) {
  let done = false
  const left = {
    started: false,
    leave() {
      if (done) return
      done = true
      const steps = [
        () => left.started && media?.sdk.endSession(),
        () => left.started && media && stopCapture(media.sdk),
        () => media?.port.close(session),
      ]
      for (const step of steps) {
        try {
          step()
        } catch (error) {
          report(`Leaving the session of ${call.session} failed: ${String(vendorOf(error).message)}`)
        }
      }
    },
  }
  return left
}
