/** The pictures of one call, without sound. A side that sends none is missing. */
export interface Views {
  readonly local?: MediaStream
  readonly remote?: MediaStream
}

/** One picture as an app shows it: the same stream for the whole call, whatever camera is in it. */
export class View {
  #stream: MediaStream | undefined
  #track: MediaStreamTrack | undefined

  get stream(): MediaStream | undefined {
    return this.#track === undefined ? undefined : this.#stream
  }

  show(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return
    if (this.#track !== undefined) this.#stream?.removeTrack(this.#track)
    this.#track = track
    if (track === undefined) return
    this.#stream ??= new MediaStream()
    this.#stream.addTrack(track)
  }
}

interface ViewedCall {
  readonly localView: View
  readonly remoteView: View
}

export function viewsOf(call: ViewedCall | undefined): Views {
  const local = call?.localView.stream
  const remote = call?.remoteView.stream
  return { ...(local === undefined ? {} : { local }), ...(remote === undefined ? {} : { remote }) }
}
