import type { Capabilities } from '@offhook/core'

export const defaultCapabilities: Capabilities = {
  can: {
    decline: true,
    setHold: true,
    setMute: true,
    setVideo: true,
    switchCamera: true,
    restartMedia: true,
    sendDigit: true,
    transfer: true,
    transferTo: true,
    answerTransfer: true,
    merge: true,
    split: true,
    sampleQuality: true,
  },
  identity: 'per-call',
  reports: { media: true, remoteHold: true, quality: 'pull', registration: true },
  freezeRule: 'repeat',
  maxCalls: 8,
}

/** What a test changes of the capabilities; the rest stays as it is by default: able to do everything. */
export type CapabilityChanges = {
  readonly [K in keyof Capabilities]?: Capabilities[K] extends object ? Partial<Capabilities[K]> : Capabilities[K]
}

export const withChanges = (changes: CapabilityChanges): Capabilities => ({
  ...defaultCapabilities,
  ...changes,
  can: { ...defaultCapabilities.can, ...changes.can },
  reports: { ...defaultCapabilities.reports, ...changes.reports },
})
