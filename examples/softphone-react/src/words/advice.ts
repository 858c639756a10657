import { type CallIn, causesOf, type QualitySample } from '@offhook/core'
import { bandAdvice, causeWords, mediaWords } from './table.ts'

export interface Advice {
  /** `plain`: nothing has to be done. */
  readonly kind: 'plain' | 'warning' | 'fault'
  /** Where the trouble lies: in the numbers, in the network, in its path, or beyond it at the far side. */
  readonly about: 'line' | 'frozen' | 'path' | 'silence'
  /** What is likely wrong, and what to do. */
  readonly text: string
}

/** How the sound of a call is doing, in words. */
export function adviceOf(call: CallIn<'active' | 'held'>, sample: QualitySample | undefined): Advice {
  const { media, quality, onHold } = call
  if (media === 'connecting') return { kind: 'plain', about: 'path', text: mediaWords.connecting }
  // The one thing most telling: several sentences at once help nobody.
  const [cause] = causesOf(call, sample)
  const kind = quality === 'bad' || quality === 'poor' ? 'warning' : 'plain'
  switch (cause) {
    case 'interrupted':
      return {
        kind: media === 'failed' ? 'fault' : 'warning',
        about: 'path',
        text: mediaWords[media] ?? causeWords[cause](),
      }
    case 'frozen':
      return { kind: 'warning', about: 'frozen', text: causeWords[cause]() }
    case 'no-audio':
      return { kind: 'warning', about: 'silence', text: causeWords[cause]() }
    case 'loss':
    case 'jitter':
    case 'latency':
      return { kind, about: 'line', text: causeWords[cause](sample ?? {}) }
    case 'unknown':
      return { kind: 'plain', about: 'line', text: causeWords[cause]() }
    case undefined:
      if (onHold !== 'no')
        return { kind: 'plain', about: 'line', text: 'Nothing is expected to arrive while the call is on hold.' }
      return { kind, about: 'line', text: bandAdvice[quality] }
    default:
      return cause satisfies never
  }
}
