import { isRecord, readWhole } from '@offhook/adapter-kit'
import type { AudioOutput, Outcome } from '@offhook/core'
import { readAudio } from '../read/audio.ts'
import { readFlagEvent } from '../read/flag-event.ts'
import type { CallsContext } from './context.ts'
import { done, refused } from './native.ts'

/** `OmiAudioType` of the loudspeaker. */
const loudspeaker = '1'

/** The ids are those that `getAudio` gives, which `setAudio` takes as a number. */
export async function setAudioOutput({ invoke, emit }: CallsContext, id: string): Promise<Outcome> {
  const portType = readWhole(id)
  if (portType === undefined) return refused('no-device', `There is no output '${id}'.`)
  const outcome = await done(invoke('setAudio', { portType }))
  if (outcome.ok) emit({ type: 'audio.changed', current: id, evidence: 'ack' })
  return outcome
}

/** Which outputs there are, and which one is in use, as levels. What cannot be asked stays as it was. */
export async function tellAudio(context: CallsContext): Promise<void> {
  const [outputs, inUse] = await Promise.all([ask(context, 'getAudio'), ask(context, 'getCurrentAudio')])
  const current = inUse?.[0]?.id
  if (outputs === undefined && current === undefined) return
  context.emit({
    type: 'audio.changed',
    ...(outputs !== undefined && { outputs }),
    ...(current !== undefined && { current }),
  })
}

async function ask(
  { invoke }: CallsContext,
  method: 'getAudio' | 'getCurrentAudio',
): Promise<readonly AudioOutput[] | undefined> {
  const answer = await invoke(method, undefined)
  try {
    const outputs = answer.ok ? readAudio(answer.value) : []
    return outputs.length > 0 ? outputs : undefined
  } catch {
    // Nobody waits for this one: what throws when it is read MUST NOT become a rejection that nobody hears.
    return undefined
  }
}

/** AUDIO_CHANGE names the output in use. That it came may mean that there are others than before. */
export function audioChanged(context: CallsContext, body: unknown): boolean {
  const [current] = readAudio(isRecord(body) ? body.data : body)
  if (current === undefined) return false
  context.emit({ type: 'audio.changed', current: current.id })
  void tellAudio(context)
  return true
}

/** SPEAKER says whether the loudspeaker is on. Off, something else is: which, has to be asked. */
export function speakerChanged(context: CallsContext, body: unknown): boolean {
  const on = readFlagEvent(body)
  if (on) context.emit({ type: 'audio.changed', current: loudspeaker })
  else if (on === false) void tellAudio(context)
  return on !== undefined
}
