import type { AndroidPermission } from '@offhook/transport-omikit/simulator'

/** What the person in front of the simulated device says to a prompt of the system. */
export type PromptAnswer = 'granted' | 'denied' | 'never_ask_again'

const missing = new Set<string>()
let answer: PromptAnswer = 'granted'
let onGranted = (_name: AndroidPermission) => {}

const short = (name: string) => name.replace('android.permission.', '') as AndroidPermission

/** `PermissionsAndroid` of React Native, as far as the app uses it. */
export const PermissionsAndroid = {
  check: async (name: string): Promise<boolean> => !missing.has(short(name)),
  async request(name: string): Promise<string> {
    if (!missing.has(short(name))) return 'granted'
    if (answer !== 'granted') return answer
    missing.delete(short(name))
    onGranted(short(name))
    return 'granted'
  },
}

/** The user, and the settings of the device. */
export const permissionUser = {
  take: (...names: readonly AndroidPermission[]) => {
    for (const name of names) missing.add(name)
  },
  give: (...names: readonly AndroidPermission[]) => {
    for (const name of names) missing.delete(name)
  },
  answers(next: PromptAnswer): void {
    answer = next
  },
  says: () => answer,
  onGranted(listener: (name: AndroidPermission) => void): void {
    onGranted = listener
  },
}
