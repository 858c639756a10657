/** One merged call in the graph: what its far side is sent, and what the others hear of it. */
export class Leg {
  readonly #context: AudioContext
  readonly #out: MediaStreamAudioDestinationNode
  readonly #far: MediaStreamAudioSourceNode
  /** Shut while its far side holds: the music that it may play is not for the others. */
  readonly #gate: GainNode
  readonly #holder: HTMLAudioElement | undefined
  #voice: MediaStreamAudioSourceNode

  constructor(context: AudioContext, microphone: MediaStreamTrack, arriving: MediaStreamTrack) {
    this.#context = context
    // First what may fail: nothing is open by then.
    this.#far = context.createMediaStreamSource(new MediaStream([arriving]))
    this.#out = context.createMediaStreamDestination()
    this.#gate = context.createGain()
    this.#voice = this.#speak(microphone)
    this.#far.connect(this.#gate)
    this.#holder = holdOpen(arriving)
  }

  /** This side's voice and that of all others. */
  get sent(): MediaStreamTrack | undefined {
    return this.#out.stream.getAudioTracks()[0]
  }

  /** Both ways. */
  join(other: Leg): void {
    other.#gate.connect(this.#out)
    this.#gate.connect(other.#out)
  }

  part(other: Leg): void {
    other.#gate.disconnect(this.#out)
    this.#gate.disconnect(other.#out)
  }

  setMicrophone(track: MediaStreamTrack): void {
    this.#voice.disconnect()
    this.#voice = this.#speak(track)
  }

  set({ listens, isHeard }: { readonly listens: boolean; readonly isHeard: boolean }): void {
    if (this.sent !== undefined) this.sent.enabled = listens
    this.#gate.gain.value = isHeard ? 1 : 0
  }

  close(): void {
    for (const node of [this.#voice, this.#far, this.#gate]) node.disconnect()
    this.sent?.stop()
    if (this.#holder !== undefined) this.#holder.srcObject = null
  }

  /** Mute and hold act on the track, so they silence this voice and nobody else's. */
  #speak(microphone: MediaStreamTrack): MediaStreamAudioSourceNode {
    const voice = this.#context.createMediaStreamSource(new MediaStream([microphone]))
    voice.connect(this.#out)
    return voice
  }
}

/** Chromium 156 gives what arrives to Web Audio only while an element holds it too, which need not play. */
function holdOpen(arriving: MediaStreamTrack): HTMLAudioElement | undefined {
  if (typeof Audio === 'undefined') return undefined
  const element = new Audio()
  element.muted = true
  element.srcObject = new MediaStream([arriving])
  return element
}
