import { type Capabilities, createPhone, type Fact, type Phone, type PortHost, type Transport } from '@offhook/core'
import { createManualClock, type ManualClock } from './manual-clock.ts'

/** A phone on a transport that does nothing but hand in facts, with one subscriber. */
export interface BenchPhone {
  readonly phone: Phone
  readonly clock: ManualClock
  emit(fact: Fact): void
  /** How often the subscriber ran. */
  heard(): number
}

const capabilities: Capabilities = {
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
  reports: { media: false, remoteHold: true, quality: 'none', registration: false },
  freezeRule: 'none',
  maxCalls: 100_000,
}

export interface BenchSettings {
  readonly freezeRule?: Capabilities['freezeRule']
  readonly listener?: () => void
}

export async function openPhone(
  reports: Partial<Capabilities['reports']> = {},
  { freezeRule = reports.quality === 'push' ? 'repeat' : 'none', listener }: BenchSettings = {},
): Promise<BenchPhone> {
  let port: PortHost = { emit: () => undefined }
  const transport: Transport = {
    name: 'bench',
    capabilities: {
      ...capabilities,
      reports: { ...capabilities.reports, ...reports },
      freezeRule,
    },
    async start(host) {
      port = host
    },
    execute: async () => ({ ok: true }),
    async stop() {},
  }
  const clock = createManualClock()
  // Thousands talk at once, and nobody is held for it.
  const phone = createPhone({ transport, clock, policy: { oneVoice: false, maxCalls: 100_000 } })
  const started = await phone.start()
  if (!started.ok) throw new Error(`The phone did not start: ${started.reason}`)

  let changes = 0
  phone.subscribe(() => {
    changes += 1
    listener?.()
  })
  return { phone, clock, emit: (fact) => port.emit(fact), heard: () => changes }
}
