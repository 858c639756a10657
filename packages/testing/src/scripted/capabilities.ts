import type { Ability, Capabilities } from '@offhook/core'

const abilities: Record<Ability, boolean> = {
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
}

/** A transport that can do everything and reports everything. */
export const fullCapabilities: Capabilities = {
  can: abilities,
  identity: 'per-call',
  reports: { media: true, remoteHold: true, quality: 'pull', registration: true },
  freezeRule: 'repeat',
  maxCalls: 8,
}

/** What a test wants otherwise, at any depth. */
export interface CapabilityChanges extends Partial<Omit<Capabilities, 'can' | 'reports'>> {
  readonly can?: Partial<Capabilities['can']>
  readonly reports?: Partial<Capabilities['reports']>
}

/** `fullCapabilities` with the named changes. */
export function capabilitiesWith(changes: CapabilityChanges = {}): Capabilities {
  return {
    ...fullCapabilities,
    ...changes,
    can: { ...fullCapabilities.can, ...changes.can },
    reports: { ...fullCapabilities.reports, ...changes.reports },
  }
}
