import type { Reply } from '../../native-queue.ts'
import { cast, read } from '../casts.ts'
import { keyOf } from '../dtmf.ts'
import type { NativeHost } from '../native-host.ts'

export function mediaFunctions({ dice, stack, send, inFront }: NativeHost) {
  const current = () => stack().calls.current
  /** Most want an activity, and say `otherwise` where there is none. */
  const inActivity = (otherwise: unknown, work: (reply: Reply) => void) => (reply: Reply) =>
    inFront() ? work(reply) : reply.resolve(otherwise)

  return {
    toggleMute: () => (reply: Reply) => {
      const call = current()
      const muted = call && !dice.now('failMute') ? stack().calls.toggleMute(call) : null
      reply.resolve(muted)
      send('MUTED', muted)
    },
    toggleSpeaker: () =>
      inActivity(null, (reply) => {
        const on = stack().audio.toggleSpeaker()
        reply.resolve(on)
        send('SPEAKER', on)
      }),
    // The core's function gives nothing, which becomes null; what came of it is told by the event.
    toggleHold: () => (reply: Reply) => {
      const call = current()
      if (call) stack().calls.toggleHold(call)
      reply.resolve(null)
    },
    sendDTMF(data: unknown) {
      const character = read.text(cast.map('data', data), 'character')
      return inActivity(false, (reply) => {
        const call = current()
        if (call?.state === 'confirmed') call.digits += keyOf(character)
        reply.resolve(true)
      })
    },
    getAudio: () => (reply: Reply) => reply.resolve(stack().audio.outputs.map((output) => ({ ...output }))),
    getCurrentAudio: () => (reply: Reply) => reply.resolve([{ ...stack().audio.current }]),
    setAudio(data: unknown) {
      const type = cast.number('portType', cast.map('data', data).portType)
      return (reply: Reply) => {
        stack().audio.use(type)
        reply.resolve(true)
      }
    },
    toggleOmiVideo: () =>
      inActivity(false, (reply) => {
        const call = current()
        if (call) call.camera = !call.camera
        reply.resolve(true)
      }),
    switchOmiCamera: () => inActivity(false, (reply) => reply.resolve(true)),
  }
}
