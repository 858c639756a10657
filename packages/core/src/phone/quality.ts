import { type QualityEvent, stepQuality } from '../quality/quality.ts'
import type { QualitySample } from '../quality/sample.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { contextOf, type LiveCall, send } from './live-call.ts'

export interface Quality {
  sample(call: LiveCall, sample: QualitySample): void
  /** Keeps the one sampling timer running while anybody talks. MUST run after each input. */
  watch(): void
}

/** Samples stay beside the machine; only a change of verdict or band goes into it. */
export function createQuality(kernel: Kernel, calls: Calls): Quality {
  const { policy, capabilities } = kernel
  const settings = { rule: capabilities.freezeRule, intervalMs: policy.sampleMs }
  const { quality: reported } = capabilities.reports
  let armed = false

  function step(call: LiveCall, event: QualityEvent): void {
    const before = call.quality
    const after = stepQuality(before, event, settings)
    const { verdict, band } = after
    call.quality = after
    if (verdict === before.verdict && band === before.band) return
    send(call, { type: 'quality.changed', frozen: verdict === 'unknown' ? undefined : verdict === 'frozen', band })
  }

  function tick(): void {
    armed = false
    const at = kernel.now()
    for (const call of calls.live.values()) {
      if (call.phase === 'held') step(call, { type: 'suspend' })
      if (call.phase !== 'active') continue
      step(call, { type: 'tick', at })
      if (reported !== 'pull') continue
      // A sample that was not answered within its second is not waited for.
      const older = call.asked.get('sample')
      if (older !== undefined) kernel.forget(older)
      const command = { type: 'sampleQuality', call: calls.target(call) } as const
      call.asked.set(
        'sample',
        kernel.execute('transport', command, () => {}),
      )
    }
  }

  return {
    sample(call, sample) {
      if (contextOf(call).hold.actual === true) return
      step(call, { type: 'sample', sample, at: kernel.now() })
      if (call.quality.sample) kernel.emit('quality', { callId: call.id, sample: call.quality.sample })
    },
    watch() {
      if (armed || reported === 'none' || calls.talking === 0) return
      armed = true
      kernel.timers.setTimeout(tick, policy.sampleMs)
    },
  }
}
