import type { Device, DeviceConcern } from '@offhook/core'
import { checkParts } from './check-parts.ts'
import type { ReactNativeParts } from './parts.ts'
import { gatesOf } from './permissions/gates.ts'
import { createPermissions, type Permissions } from './permissions/permissions.ts'
import { openSession, type Session } from './session.ts'
import { watchApp, watchNetwork } from './surroundings.ts'

/**
 * The `Device` port on React Native: the permissions of Android, whether the app is in front, and the network. It claims
 * what its parts can tell and nothing else; the transport is asked about the rest, audio outputs always. `start` waits for
 * nothing: what the native side says later is reported later. Throws a `TypeError` for a wrong part.
 */
export function createReactNativeDevice(parts: ReactNativeParts): Device {
  checkParts(parts)
  const { AppState, NetInfo } = parts
  const gates = gatesOf(parts)
  const handles: readonly DeviceConcern[] = [
    'app',
    ...(gates.size > 0 ? (['permissions'] as const) : []),
    ...(NetInfo ? (['network'] as const) : []),
  ]
  let run: { readonly session: Session; readonly permissions: Permissions } | undefined

  return {
    name: 'react-native',
    handles,
    async start(host) {
      run?.session.close()
      const session = openSession(host)
      const permissions = createPermissions(session, gates)
      run = { session, permissions }
      permissions.read()
      watchApp(session, AppState, permissions.read)
      if (NetInfo) watchNetwork(session, NetInfo)
    },
    async execute(command, { signal }) {
      switch (command.type) {
        case 'requestPermission':
          return run
            ? run.permissions.ask(command.permission, signal)
            : { ok: false, reason: 'failed', vendor: { code: 'not-started' } }
        case 'setAudioOutput':
          return { ok: false, reason: 'not-supported' }
        default:
          return command satisfies never
      }
    },
    async stop() {
      run?.session.close()
      run = undefined
    },
  }
}
