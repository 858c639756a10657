import type { AudioOutput } from '@offhook/core'

/** iOS: `AVAudioSession.Port`. Android: `CallAudioState.audioRouteToString`. */
const kinds: Readonly<Record<string, AudioOutput['kind']>> = {
  Receiver: 'earpiece',
  Speaker: 'speaker',
  BluetoothHFP: 'bluetooth',
  BluetoothA2DPOutput: 'bluetooth',
  BluetoothLE: 'bluetooth',
  Headphones: 'wired',
  LineOut: 'wired',
  USBAudio: 'wired',
  EARPIECE: 'earpiece',
  SPEAKER: 'speaker',
  BLUETOOTH: 'bluetooth',
  WIRED_HEADSET: 'wired',
}

export const kindOfRoute = (output: string): AudioOutput['kind'] =>
  (Object.hasOwn(kinds, output) ? kinds[output] : undefined) ?? 'other'
