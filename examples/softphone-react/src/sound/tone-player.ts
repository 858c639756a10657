import type { Tone } from '@offhook/core'
import { patterns } from './patterns.ts'
import { render } from './render.ts'

export interface TonePlayer {
  /** Stops what sounds and begins the other tone; `none` is silence. */
  play(tone: Tone): void
  /** To be called from a click or a key: browsers give no sound before one. */
  unlock(): void
  /** True while a tone should sound and the browser does not let it. */
  isBlocked(): boolean
  subscribe(listener: () => void): () => void
}

/** Tones by Web Audio: one looping buffer at a time, so that no timer has to keep the rhythm. */
export function createTonePlayer(createContext: () => AudioContext = () => new AudioContext()): TonePlayer {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  let context: AudioContext | undefined
  let source: AudioBufferSourceNode | undefined

  const open = () => {
    if (context) return context
    context = createContext()
    context.addEventListener('statechange', tell)
    return context
  }

  return {
    play(tone) {
      source?.stop()
      source?.disconnect()
      source = undefined
      if (tone !== 'none') {
        const audio = open()
        const samples = render(patterns[tone], audio.sampleRate)
        const buffer = audio.createBuffer(1, samples.length, audio.sampleRate)
        buffer.copyToChannel(samples, 0)
        source = audio.createBufferSource()
        source.buffer = buffer
        source.loop = true
        source.connect(audio.destination)
        source.start()
        resume(audio)
      }
      tell()
    },
    unlock() {
      if (context?.state === 'suspended') resume(context)
    },
    isBlocked: () => source !== undefined && context?.state === 'suspended',
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A refusal is no error here: the context stays suspended and `isBlocked` says so. */
function resume(context: AudioContext): void {
  context.resume().catch(() => undefined)
}
