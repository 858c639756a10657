import type { MediaSink } from '@offhook/transport-sipjs'

export interface SipSound extends MediaSink {
  /** Moves the sound of all calls, those to come as well, to an audio output of the browser. */
  readonly setOutput: (id: string) => Promise<void>
}

/** One audio element for each call, all on the same output. */
export function createSipSound(): SipSound {
  const elements = new Map<string, HTMLAudioElement>()
  let output = ''
  return {
    play(call, stream) {
      const element = elements.get(call) ?? new Audio()
      elements.set(call, element)
      element.autoplay = true
      element.srcObject = stream
      if (output !== '') element.setSinkId(output).catch(() => undefined)
    },
    stop(call) {
      const element = elements.get(call)
      elements.delete(call)
      element?.pause()
      if (element) element.srcObject = null
    },
    async setOutput(id) {
      output = id
      await Promise.all([...elements.values()].map((element) => element.setSinkId(id)))
    },
  }
}
