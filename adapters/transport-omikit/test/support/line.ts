import { type CallView, createPhone, type Diagnostic, type Phone } from '@offhook/core'
import { createVirtualClock, settle, type VirtualClock } from '@offhook/testing'
import type { NativeKind } from '../../src/dialect.ts'
import { createOmikitTransport, type OmiCredentials } from '../../src/index.ts'
import { createWire, type Wire } from './wire.ts'

export interface OmiLine extends Wire {
  readonly phone: Phone<OmiCredentials>
  readonly clock: VirtualClock
  readonly diagnostics: readonly Diagnostic[]
  /** Every phase that the newest call went through, by its view. */
  readonly phases: readonly string[]
  readonly calls: readonly CallView[]
  /** Drops what was written down for the test. */
  forget(): void
}

/** A phone on the adapter on a bare wire: what the native side says is the test's to say. Signed in. */
export async function openLine(
  kind: NativeKind,
  answers?: Parameters<typeof createWire>[1],
  absent: readonly string[] = [],
): Promise<OmiLine> {
  const wire = createWire(kind, answers, absent)
  const clock = createVirtualClock(1_000_000)
  const transport = createOmikitTransport({ bridge: wire.bridge, clock })
  const phone = createPhone<OmiCredentials>({ transport, clock, policy: { pingMs: 0, traceLimit: 500 } })
  const diagnostics: Diagnostic[] = []
  const phases: string[] = []
  phone.on('diagnostic', (diagnostic) => diagnostics.push(diagnostic))
  phone.select(
    ({ calls }) => calls.at(-1)?.phase,
    (phase) => phase !== undefined && phases.push(phase),
  )
  await phone.start()
  await settle()
  return {
    ...wire,
    phone,
    clock,
    diagnostics,
    phases,
    forget() {
      for (const list of [diagnostics, phases, wire.asked]) list.length = 0
    },
    get calls() {
      return phone.getSnapshot().calls
    },
  }
}
