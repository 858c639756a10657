import type { Page } from 'playwright'
import { expect } from 'vitest'

interface Phone {
  readonly name: string
  readonly page: Page
}

declare global {
  interface Window {
    /** What mixes sound on this page and is not closed; what this file makes itself is left out. */
    offhookMixes: AudioContext[]
    /** Gives, in dB, how loud each frequency arrives in all calls together. */
    offhookListen(frequencies: readonly number[]): Promise<number[]>
  }
}

/** In Hz; none of them is a harmonic of another. A second microphone sounds a little higher. */
export const tones = { alice: 440, bob: 700, carol: 1_130, dave: 1_790 } as const
export const otherMicrophone = 90

/** Its microphones send pure tones, so that what is heard elsewhere tells who speaks. MUST come before its first call. */
export async function speakIn(phone: Phone, frequency: number): Promise<void> {
  await phone.page.evaluate(
    ([low, step]) => {
      const Context = window.AudioContext
      const mixes: AudioContext[] = []
      window.offhookMixes = mixes
      window.AudioContext = class extends Context {
        constructor(options?: AudioContextOptions) {
          super(options)
          mixes.push(this)
        }
        override async close() {
          mixes.splice(mixes.indexOf(this), 1)
          await super.close()
        }
      }
      const voices = new Context()
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        const stream = await open(constraints)
        const [real] = stream.getAudioTracks()
        if (real === undefined) return stream
        const devices = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput')
        const index = devices.findIndex(({ deviceId }) => deviceId === real.getSettings().deviceId)
        const oscillator = new OscillatorNode(voices, { frequency: low + step * Math.max(0, index) })
        const out = voices.createMediaStreamDestination()
        oscillator.connect(new GainNode(voices, { gain: 0.2 })).connect(out)
        oscillator.start()
        // A copy is on the list of open microphones; the original is on none.
        const [voice] = out.stream.getAudioTracks().map((track) => track.clone())
        real.stop()
        return new MediaStream([...(voice === undefined ? [] : [voice]), ...stream.getVideoTracks()])
      }
      window.offhookListen = async (frequencies) => {
        const ears = new Context()
        const analyser = new AnalyserNode(ears, { fftSize: 8_192, smoothingTimeConstant: 0 })
        for (const connection of window.offhookConnections) {
          for (const { track } of connection.getReceivers()) {
            if (track.kind === 'audio') ears.createMediaStreamSource(new MediaStream([track])).connect(analyser)
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 700))
        const levels = new Float32Array(analyser.frequencyBinCount)
        analyser.getFloatFrequencyData(levels)
        const binHz = ears.sampleRate / analyser.fftSize
        await ears.close()
        return frequencies.map((each) =>
          Math.max(...[-1, 0, 1].map((by) => levels[Math.round(each / binHz) + by] ?? -200)),
        )
      }
    },
    [frequency, otherMicrophone] as const,
  )
}

/** Of these, the frequencies that arrive. Silence is at -120 dB and below, a tone of `speakIn` at about -25 dB. */
async function heard(phone: Phone, frequencies: readonly number[]): Promise<number[]> {
  const levels = await phone.page.evaluate((wanted) => window.offhookListen(wanted), frequencies)
  return frequencies.filter((_, index) => (levels[index] ?? -200) > -55)
}

const everything = Object.values(tones).flatMap((tone) => [tone, tone + otherMicrophone])

/** Waits until the phone hears these and none of the others. */
export async function expectHearing(phone: Phone, ...wanted: readonly number[]): Promise<void> {
  const hears = expect.poll(() => heard(phone, everything), { timeout: 10_000, message: `what ${phone.name} hears` })
  await hears.toEqual(everything.filter((each) => wanted.includes(each)))
}

/** How many mixes of the page are open. */
export async function openMixes(phone: Phone): Promise<number> {
  return await phone.page.evaluate(() => window.offhookMixes.length)
}
