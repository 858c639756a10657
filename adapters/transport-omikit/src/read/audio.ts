import { isRecord, readText, readWhole } from '@offhook/adapter-kit'
import type { AudioOutput } from '@offhook/core'

/** `OmiAudioType`: the number that Android gives, and iOS in text. */
const kinds = ['earpiece', 'speaker', 'bluetooth', 'wired'] as const satisfies readonly AudioOutput['kind'][]

/**
 * Reads what `getAudio`, `getCurrentAudio` and `AUDIO_CHANGE` give: a list, or one object (Flutter on Android). The id is the
 * `type` that `setAudio` takes. Entries that nobody can read are left out.
 */
export function readAudio(value: unknown): readonly AudioOutput[] {
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((entry: unknown) => {
    if (!isRecord(entry)) return []
    const type = readWhole(entry.type)
    const id = type?.toString() ?? readText(entry.type)
    if (id === undefined) return []
    const name = readText(entry.name)
    return [
      { id, kind: (type === undefined ? undefined : kinds[type]) ?? 'other', ...(name !== undefined && { name }) },
    ]
  })
}
