import { type CallId, type CallView, type Phone, selectCall } from '@offhook/core'
import { createSimulatedPicture } from './simulated-picture.ts'
import type { CallStreams, ViewsOf } from './views.ts'

interface Pictures {
  local?: ReturnType<typeof createSimulatedPicture>
  remote?: ReturnType<typeof createSimulatedPicture>
}

const ownHue = 210

/** Draws what the cameras of simulated calls would see, from when a side turns its video on until it turns it off. */
export function createSimulatedViews(phone: Phone<never>): ViewsOf {
  const pictures = new Map<CallId, Pictures>()

  function stop(of: Pictures, side: keyof Pictures): void {
    of[side]?.stop()
    delete of[side]
  }

  phone.on('call.ended', ({ call: { id } }) => {
    const ended = pictures.get(id) ?? {}
    stop(ended, 'local')
    stop(ended, 'remote')
    pictures.delete(id)
  })

  return (id): CallStreams => {
    const call = selectCall(id)(phone.getSnapshot())
    if (!call || call.phase === 'ended') return {}
    const drawn = pictures.get(id) ?? {}
    pictures.set(id, drawn)
    if (call.video.local.actual === 'on') {
      drawn.local ??= createSimulatedPicture(() => ({ hue: ownHue, room: isBackCamera(phone) }))
    } else stop(drawn, 'local')
    if (call.video.remote === 'on') {
      const hue = hueOf(call)
      drawn.remote ??= createSimulatedPicture(() => ({ hue }))
    } else stop(drawn, 'remote')
    return { local: drawn.local?.stream, remote: drawn.remote?.stream }
  }
}

const isBackCamera = (phone: Phone<never>): boolean => phone.getSnapshot().inputs.camera.actual === 'back'

function hueOf({ remote }: CallView): number {
  let hash = 0
  for (const letter of remote.name ?? remote.address ?? '') hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360
  return hash
}
