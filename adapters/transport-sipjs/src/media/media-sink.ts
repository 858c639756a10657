/** Where the far side of a call is heard. Replace it to route the sound elsewhere. */
export interface MediaSink {
  /** MUST take the same call again: its stream may be another one then. `call` is the SIP Call-ID. */
  play(call: string, stream: MediaStream): void
  stop(call: string): void
  /**
   * Moves the sound of all calls, those to come as well, to an audio output of the browser (`deviceId` of W3C Audio
   * Output Devices). Rejects when the browser refuses. Without it `setAudioOutput` is answered `not-supported`.
   */
  setOutput?(id: string): Promise<void>
}

/** What counts as a gesture (HTML section 6.4.1): a mouse when pressed, a finger when lifted, a key. */
const gestures = ['pointerdown', 'pointerup', 'keydown'] as const

interface Speaker {
  readonly element: HTMLAudioElement
  /** Aborted when its stream goes. */
  readonly gone: AbortController
}

/** One hidden audio element for each call. Where there is no document it does nothing. */
export function createAudioElementSink(): MediaSink {
  const speakers = new Map<string, Speaker>()
  let output = ''

  function play(call: string, stream: MediaStream): void {
    if (typeof Audio === 'undefined') return
    const before = speakers.get(call)
    before?.gone.abort()
    const speaker: Speaker = { element: before?.element ?? new Audio(), gone: new AbortController() }
    const { element, gone } = speaker
    speakers.set(call, speaker)
    element.autoplay = true
    element.srcObject = stream
    // An output that was unplugged since: the default one is heard.
    if (before === undefined && output !== '') element.setSinkId(output).catch(() => undefined)
    playWhenAllowed(element, gone.signal)
  }

  function stop(call: string): void {
    const speaker = speakers.get(call)
    if (speaker === undefined) return
    speakers.delete(call)
    speaker.gone.abort()
    speaker.element.pause()
    speaker.element.srcObject = null
  }

  async function setOutput(id: string): Promise<void> {
    // Tried on a silent element first: an output that is not there MUST change nothing.
    await new Audio().setSinkId(id)
    output = id
    await Promise.all([...speakers.values()].map(({ element }) => element.setSinkId(id)))
  }

  return canChooseOutput() ? { play, stop, setOutput } : { play, stop }
}

function canChooseOutput(): boolean {
  return typeof Audio !== 'undefined' && 'setSinkId' in Audio.prototype
}

/** Plays; where the browser wants the user to touch the page first, it plays with the next gesture. */
function playWhenAllowed(element: HTMLAudioElement, gone: AbortSignal): void {
  element.play().catch((error: unknown) => {
    if (gone.aborted || !(error instanceof Error) || error.name !== 'NotAllowedError') return
    const armed = new AbortController()
    gone.addEventListener('abort', () => armed.abort(), { once: true, signal: armed.signal })
    const again = () => {
      armed.abort()
      playWhenAllowed(element, gone)
    }
    for (const gesture of gestures) document.addEventListener(gesture, again, { capture: true, signal: armed.signal })
  })
}
