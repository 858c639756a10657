import { openPhone } from '../rig/phone.ts'
import type { Shown, StoreKind } from './store.ts'

/** A phone over a transport that emits. It also reads, records and times every fact, which no other row does. */
export const ours: StoreKind = {
  name: '**Offhook, the whole phone**',
  async open(listener) {
    const { phone, emit, clock } = await openPhone({ quality: 'push' }, { listener, freezeRule: 'none' })
    return {
      take: emit,
      pass: clock.advance,
      clear() {
        clock.advance(10_000)
      },
      shown() {
        const { calls } = phone.getSnapshot()
        const call = calls.at(-1)
        if (call === undefined) return undefined
        const { phase, remote, mute } = call
        const talking = phase === 'active' || phase === 'held' ? call : undefined
        return {
          phase: phase === 'held' ? 'active' : (phase as Shown['phase']),
          remote,
          muted: mute.actual === true,
          localHold: phase === 'held',
          remoteHold: talking?.hold.remote ?? false,
          quality: talking?.quality ?? 'unknown',
        }
      },
    }
  },
}
