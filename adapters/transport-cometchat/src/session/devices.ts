import type { Outcome } from '@offhook/core'
import type { Context } from '../calls/context.ts'
import { readDeviceLists, readDevices } from '../read/devices.ts'
import { refused, refusedBy, taken } from '../read/fault.ts'

/** The devices there are, as levels. Which of them are in use the SDK does not say. */
export function tellDevices({ emit }: Pick<Context, 'emit'>, raw: unknown): void {
  const { outputs, microphones, cameras } = readDeviceLists(raw)
  if (outputs) emit({ type: 'audio.changed', outputs })
  if (microphones || cameras)
    emit({ type: 'inputs.changed', ...(microphones && { microphones }), ...(cameras && { cameras }) })
}

const kinds = {
  setAudioOutput: { list: 'getAudioOutputDevices', set: 'setAudioOutputDevice', kind: 'audiooutput' },
  setMicrophone: { list: 'getAudioInputDevices', set: 'setAudioInputDevice', kind: 'audioinput' },
  setCamera: { list: 'getVideoInputDevices', set: 'setVideoInputDevice', kind: 'videoinput' },
} as const

/** The SDK changes nothing for an id that it does not know, and says nothing; its list is the one of the last session. */
export function setDevice({ media, book, emit }: Context, type: keyof typeof kinds, id: string): Outcome {
  if (media === undefined) return refused('not-supported')
  const { list, set, kind } = kinds[type]
  try {
    const known = readDevices(media.sdk[list](), kind) ?? []
    if (!known.some((device) => device.id === id)) return refused('no-device', `There is no device '${id}'.`)
    const call = book.calls.find(({ stage }) => stage === 'joined')
    if (call === undefined)
      return refused('refused', 'The SDK chooses devices for a session that stands, and none does.')
    call.fault = undefined
    media.sdk[set](id)
    if (call.fault !== undefined) return { ok: false, reason: 'failed', vendor: call.fault }
  } catch (error) {
    return refusedBy(error)
  }
  if (type === 'setAudioOutput') emit({ type: 'audio.changed', current: id, evidence: 'ack' })
  else emit({ type: 'inputs.changed', [type === 'setCamera' ? 'camera' : 'microphone']: id, evidence: 'ack' })
  return taken
}
