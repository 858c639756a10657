/** What the far side reads in the session descriptions of the phone. */
export class SeenSdp {
  held = false
  video = false
  readonly #paths = new Set<string>()

  /** How many media paths it named: each has a username fragment of its own (RFC 8839 section 5.4). */
  get mediaPaths(): number {
    return this.#paths.size
  }

  read(sdp: string): void {
    if (sdp === '') return
    const [audio = '', video = ''] = streams(sdp)
    this.held = /^a=(sendonly|inactive)\s*$/m.test(audio)
    this.video = video !== '' && !/^m=video 0 /.test(video) && !/^a=(recvonly|inactive)\s*$/m.test(video)
    for (const [, fragment = ''] of sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)) this.#paths.add(fragment)
  }
}

/** The first stream of sound and the first of video. */
function streams(sdp: string): (string | undefined)[] {
  const all = sdp.split(/(?=^m=)/m)
  return ['m=audio', 'm=video'].map((line) => all.find((stream) => stream.startsWith(line)))
}
