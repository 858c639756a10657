/** `OmiAudioType`. */
export const audioTypes = { receiver: 0, speaker: 1, bluetooth: 2, headphones: 3 } as const
export type AudioName = keyof typeof audioTypes

export interface AudioOutput {
  readonly name: string
  readonly type: number
}

const names: Record<AudioName, string> = {
  receiver: 'Receiver',
  speaker: 'Speaker',
  bluetooth: 'AirPods',
  headphones: 'Headphones',
}
const outputOf = (name: AudioName): AudioOutput => ({ name: names[name], type: audioTypes[name] })

/** The outputs of the device. The SDK says it when another one is used, or when one comes or goes. */
export interface Audio {
  readonly outputs: readonly AudioOutput[]
  readonly current: AudioOutput
  /** Takes an output by its number; a number that there is not changes nothing. */
  use(type: number): void
  /** Returns whether the loudspeaker is on now. */
  toggleSpeaker(): boolean
  /** Takes what came last; where the one in use goes, the receiver is used. */
  plug(name: AudioName): void
  unplug(name: AudioName): void
}

export function createAudio(changed: () => void): Audio {
  let outputs: readonly AudioOutput[] = [outputOf('receiver'), outputOf('speaker')]
  let current: AudioOutput = outputOf('receiver')

  function use(type: number): void {
    const next = outputs.find((output) => output.type === type)
    if (!next || next.type === current.type) return
    current = next
    changed()
  }
  /** What sounds when the loudspeaker is turned off. */
  const quiet = () => outputs.filter(({ type }) => type !== audioTypes.speaker).at(-1)?.type ?? audioTypes.receiver

  return {
    get outputs() {
      return outputs
    },
    get current() {
      return current
    },
    use,
    toggleSpeaker() {
      use(current.type === audioTypes.speaker ? quiet() : audioTypes.speaker)
      return current.type === audioTypes.speaker
    },
    plug(name) {
      const type = audioTypes[name]
      outputs = [...outputs.filter((output) => output.type !== type), outputOf(name)]
      use(type)
    },
    unplug(name) {
      const type = audioTypes[name]
      outputs = outputs.filter((output) => output.type !== type)
      if (current.type === type) use(quiet())
    },
  }
}
