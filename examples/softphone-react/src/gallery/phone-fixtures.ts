import type { PhoneSnapshot, QualitySample } from '@offhook/core'
import type { Devices } from '../components/device-list.tsx'
import type { QualityPoint } from '../quality/history.ts'
import { now, wish } from './fixtures.ts'

export const samples = {
  good: { mos: 4.2, jitterMs: 4, roundTripMs: 41, lossPercent: 0, packets: 50 },
  loss: { mos: 2.6, jitterMs: 24, roundTripMs: 120, lossPercent: 11.5, packets: 43 },
  jitter: { mos: 2.4, jitterMs: 180, roundTripMs: 90, lossPercent: 0.4, packets: 50 },
  delay: { mos: 1.9, jitterMs: 12, roundTripMs: 1040, lossPercent: 0, packets: 50 },
  silent: { packets: 0, roundTripMs: 44, silentMs: 9_000 },
} as const satisfies Record<string, QualitySample>

/** A minute of a call that gets worse; with `frozen`, nothing has arrived in its last seconds. */
export function lastMinute(worst: number, frozen = 0): readonly QualityPoint[] {
  return Array.from({ length: 60 }, (_, second) => {
    const fall = Math.max(0, (second - 15) / 44)
    const ripple = 0.08 * Math.sin(second * 1.7)
    const still = second >= 60 - frozen
    return { at: now + second * 1000, mos: still ? undefined : 4.3 - (4.3 - worst) * fall + ripple, frozen: still }
  })
}

export const oneOutput: PhoneSnapshot['audio'] = {
  outputs: [{ id: 'speaker', kind: 'speaker' }],
  current: wish<string | undefined>('speaker'),
}
export const twoOutputs: PhoneSnapshot['audio'] = {
  outputs: [...oneOutput.outputs, { id: 'headset', kind: 'bluetooth', name: 'Headset' }],
  current: wish<string | undefined>('headset'),
}

const inputs: PhoneSnapshot['inputs'] = {
  microphones: [
    { id: 'built-in', name: 'Built-in microphone' },
    { id: 'headset', name: 'Headset' },
  ],
  microphone: wish<string | undefined>('built-in'),
  cameras: [{ id: 'front', name: 'Front camera' }],
  camera: wish<string | undefined>(undefined),
}

const granted: PhoneSnapshot['permissions'] = {
  microphone: 'granted',
  camera: 'granted',
  notifications: 'granted',
  overlay: 'unknown',
  bluetooth: 'unknown',
  'phone-account': 'unknown',
}
const attached = { microphone: false, camera: false }

export const devices = {
  ready: { audio: twoOutputs, inputs, permissions: granted, unplugged: attached },
  refused: {
    audio: oneOutput,
    inputs: { ...inputs, microphones: [], microphone: wish<string | undefined>(undefined), cameras: [] },
    permissions: { ...granted, microphone: 'blocked', camera: 'prompt' },
    unplugged: attached,
  },
  troubled: {
    audio: oneOutput,
    inputs: {
      ...inputs,
      microphone: wish<string | undefined>(undefined),
      camera: wish<string | undefined>(undefined, { failed: { reason: 'device-busy' } }),
    },
    permissions: granted,
    unplugged: { ...attached, microphone: true },
  },
} as const satisfies Record<string, Devices>
