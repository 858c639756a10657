/** Where the far side of a call is heard. Replace it to route the sound elsewhere. */
export interface MediaSink {
  /** MUST take the same call again: its stream may be another one then. `call` is the SIP Call-ID. */
  play(call: string, stream: MediaStream): void
  stop(call: string): void
}

/** One hidden audio element for each call. Where there is no document it does nothing. */
export function createAudioElementSink(): MediaSink {
  const elements = new Map<string, HTMLAudioElement>()
  return {
    play(call, stream) {
      if (typeof Audio === 'undefined') return
      const element = elements.get(call) ?? new Audio()
      elements.set(call, element)
      element.autoplay = true
      element.srcObject = stream
      // Browsers refuse to play before the first click; autoplay starts it then.
      element.play().catch(() => undefined)
    },
    stop(call) {
      const element = elements.get(call)
      if (element === undefined) return
      elements.delete(call)
      element.pause()
      element.srcObject = null
    },
  }
}
