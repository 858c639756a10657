import type { Beat } from './patterns.ts'

/** Rise and fall of each beat in seconds, so that none begins or ends with a click. */
const edge = 0.012

/** One round of a pattern as samples between -1 and 1. */
export function render(beats: readonly Beat[], sampleRate: number): Float32Array<ArrayBuffer> {
  const lengths = beats.map(({ ms }) => Math.round((ms / 1000) * sampleRate))
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0))
  let start = 0
  beats.forEach((beat, index) => {
    const length = lengths[index] ?? 0
    const ramp = Math.max(1, Math.min(edge * sampleRate, length / 2))
    for (let i = 0; i < length && beat.hz.length > 0; i++) {
      const loud = Math.min(1, i / ramp, (length - i) / ramp) * (beat.gain ?? 0.12)
      const wave = beat.hz.reduce((sum, hz) => sum + Math.sin((2 * Math.PI * hz * i) / sampleRate), 0)
      samples[start + i] = (loud * wave) / beat.hz.length
    }
    start += length
  })
  return samples
}
