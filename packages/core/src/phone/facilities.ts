import { type Asked, initialWish, stepWish, type WishEvent } from '../call/wish.ts'
import type { FactOf } from '../facts/fact.ts'
import type { Outcome } from '../ports/command.ts'
import type { AudioOutput, Permission, PermissionState } from '../values.ts'
import type { Kernel } from './kernel.ts'
import type { PhoneSnapshot } from './phone.ts'
import { sameValue } from './same.ts'

const unknownPermissions: Readonly<Record<Permission, PermissionState>> = {
  microphone: 'unknown',
  camera: 'unknown',
  notifications: 'unknown',
  overlay: 'unknown',
  bluetooth: 'unknown',
  'phone-account': 'unknown',
}

export interface Facilities {
  readonly permissions: Readonly<Record<Permission, PermissionState>>
  readonly audio: PhoneSnapshot['audio']
  permissionChanged(fact: FactOf<'permission.changed'>): void
  audioChanged(fact: FactOf<'audio.changed'>): void
  wantOutput(id: string): void
  requestPermission(permission: Permission, done: (outcome: Outcome) => void): void
}

/** What the host gives all calls alike: permissions and the audio output. The device answers for them where there is one. */
export function createFacilities(kernel: Kernel): Facilities {
  const portFor = (concern: 'permissions' | 'audio') => (kernel.device.includes(concern) ? 'device' : 'transport')
  let permissions = unknownPermissions
  let outputs: readonly AudioOutput[] = []
  let current: Asked<string | undefined> = initialWish<string | undefined>(undefined)
  let audio: PhoneSnapshot['audio'] = { outputs, current }
  let deadline: unknown
  let newest = 0

  function stepOutput(event: WishEvent<string | undefined>): void {
    const { wish, ask } = stepWish(current, event)
    if (wish !== current) {
      current = wish
      audio = { outputs, current }
    }
    if (!wish.pending || ask) kernel.timers.clearTimeout(deadline)
    if (ask?.to === undefined) return
    const refused = (outcome: Outcome) => {
      if (!outcome.ok) stepOutput({ type: 'refused', reason: outcome.reason })
    }
    kernel.forget(newest)
    newest = kernel.execute(portFor('audio'), { type: 'setAudioOutput', id: ask.to, from: ask.from }, refused)
    deadline = kernel.timers.setTimeout(
      () => stepOutput({ type: 'refused', reason: 'timed-out' }),
      kernel.policy.commandTimeoutMs,
    )
  }

  return {
    get permissions() {
      return permissions
    },
    get audio() {
      return audio
    },
    permissionChanged({ permission, state }) {
      if (permissions[permission] !== state) permissions = { ...permissions, [permission]: state }
    },
    audioChanged(fact) {
      if (fact.outputs && !sameValue(fact.outputs, outputs, 2)) {
        outputs = fact.outputs
        audio = { outputs, current }
      }
      if (fact.current !== undefined) stepOutput({ type: 'reported', value: fact.current, by: fact.by ?? 'unknown' })
    },
    wantOutput: (id) => stepOutput({ type: 'wanted', value: id }),
    requestPermission(permission, done) {
      kernel.execute(portFor('permissions'), { type: 'requestPermission', permission }, done)
    },
  }
}
