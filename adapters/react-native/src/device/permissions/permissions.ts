import type { Outcome, Permission, PermissionState } from '@offhook/core'
import type { PermissionGate } from '../parts.ts'
import type { Session } from '../session.ts'
import { stateOf, vendorOf } from './answer.ts'
import type { Gates } from './gates.ts'

export interface Permissions {
  /** Reads every permission anew: the user may have been in the settings. */
  read(): void
  ask(permission: Permission, signal: AbortSignal): Promise<Outcome>
}

/** A gate that fails has not said anything; it is asked again at the next reading. */
async function checkOf(gate: PermissionGate): Promise<PermissionState | undefined> {
  try {
    return stateOf(await gate.check())
  } catch {
    return undefined
  }
}

export function createPermissions({ emit }: Session, gates: Gates): Permissions {
  const told = new Map<Permission, PermissionState>()
  /** Android knows one prompt at a time: a second one takes the answer of the first away. */
  let prompts: Promise<unknown> = Promise.resolve()

  function tell(permission: Permission, state: PermissionState): void {
    if (told.get(permission) === state) return
    told.set(permission, state)
    emit({ type: 'permission.changed', permission, state })
  }

  async function readOne(permission: Permission, gate: PermissionGate): Promise<void> {
    const before = told.get(permission)
    const state = await checkOf(gate)
    // The user has answered meanwhile, and knows better.
    if (state === undefined || told.get(permission) !== before) return
    // "Not granted" is all that a check says: before the first question as after a refusal, whose answer said more.
    const refused = before === 'denied' || before === 'blocked' ? before : 'prompt'
    tell(permission, state === 'denied' ? refused : state)
  }

  async function askOne(permission: Permission, gate: PermissionGate): Promise<Outcome> {
    try {
      const answer = await gate.request()
      const state = stateOf(answer)
      if (state === undefined)
        return { ok: false, reason: 'not-supported', permission, vendor: { code: String(answer) } }
      tell(permission, state)
      if (state === 'granted') return { ok: true }
      return { ok: false, reason: 'permission-denied', permission, vendor: { code: String(answer) } }
    } catch (error) {
      return { ok: false, reason: 'failed', permission, vendor: vendorOf(error) }
    }
  }

  return {
    read() {
      for (const [permission, gate] of gates) void readOne(permission, gate)
    },
    ask(permission, signal) {
      const gate = gates.get(permission)
      if (!gate) return Promise.resolve({ ok: false, reason: 'not-supported', permission })
      const asked = prompts.then(() =>
        signal.aborted
          ? ({ ok: false, reason: 'failed', permission, vendor: vendorOf(signal.reason) } as const)
          : askOne(permission, gate),
      )
      prompts = asked
      return asked
    },
  }
}
