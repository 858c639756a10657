import type { PermissionState, Vendor } from '@offhook/core'

/** A gate's answer in our words. `undefined`: this telephone has no such thing, or the answer says nothing. */
export function stateOf(answer: unknown): PermissionState | undefined {
  switch (answer) {
    case true:
    case 'granted':
    case 'limited':
      return 'granted'
    case false:
    case 'denied':
      return 'denied'
    // Only the settings of the system help now.
    case 'blocked':
    case 'never_ask_again':
      return 'blocked'
    default:
      return undefined
  }
}

/** What a native function threw: its code (`E_INVALID_ACTIVITY`) and its words. */
export function vendorOf(error: unknown): Vendor {
  const { code, name, message }: { code?: unknown; name?: unknown; message?: unknown } = Object(error)
  const said = [code, name].find((one): one is string => typeof one === 'string')
  return { code: said ?? 'Error', message: typeof message === 'string' ? message : String(error) }
}
