import type { Network } from './network.ts'
import type { Permissions } from './permissions.ts'
import type { Registrar } from './registrar.ts'

/** What the core of the SDK makes of a wish to call somebody, before any code of a platform. */
export type StartVerdict =
  | 'started'
  | 'registering'
  | 'other-call'
  | 'unknown-uuid'
  | 'bad-number'
  | 'own-number'
  | 'no-endpoint'
  | 'register-failed'
  | 'no-microphone'
  | 'no-camera'
  | 'no-overlay'
  | 'no-network'

export interface StartCheck {
  readonly registrar: Registrar
  readonly network: Network
  readonly permissions: Permissions
  /** Android looks at its permissions before it starts; iOS asks for them while it does. */
  readonly checksPermissions: boolean
  readonly anotherCall: boolean
}

/** Digits, the signs of a dial pad, and letters, as Zalo ids have them. */
const dialable = /^[\dA-Za-z+*#_.-]{1,64}$/

export function judgeStart(number: string | undefined, video: boolean, check: StartCheck): StartVerdict {
  const { registrar, network, permissions } = check
  if (check.checksPermissions) {
    if (!permissions.has('RECORD_AUDIO')) return 'no-microphone'
    if (video && !permissions.has('CAMERA')) return 'no-camera'
    if (!permissions.has('SYSTEM_ALERT_WINDOW')) return 'no-overlay'
  }
  if (number === undefined) return 'unknown-uuid'
  if (!network.online) return 'no-network'
  if (registrar.state === 'signed-out') return 'no-endpoint'
  if (registrar.state === 'failed') return 'register-failed'
  if (!dialable.test(number)) return 'bad-number'
  if (number === registrar.session?.person.extension) return 'own-number'
  if (check.anotherCall) return 'other-call'
  return registrar.state === 'registering' ? 'registering' : 'started'
}
