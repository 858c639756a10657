import type { Outcome } from '@offhook/core'

/** The native side took it. What came of it, facts tell (law 1). */
export const taken: Outcome = { ok: true }
