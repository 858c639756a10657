import type { AndroidPermission, FarCall } from '@offhook/transport-omikit/simulator'
import { type PromptAnswer, permissionUser } from '../simulated/android-permissions.ts'
import { setConnected } from '../simulated/net-info.ts'
import { simulator } from '../simulated/simulator.ts'

const { far } = simulator

/** Everything around the phone that a person, or a test, can move. */
export const device = {
  far,
  /** The call that lives, seen from its far side. */
  call: (): FarCall | undefined => far.calls.filter(({ seen }) => seen.stage !== 'ended').at(-1),
  setNetwork(on: boolean) {
    far.setNetwork(on ? 'online' : 'offline')
    setConnected(on)
  },
  setPermission(name: AndroidPermission, granted: boolean) {
    if (granted) {
      permissionUser.give(name)
      far.permissions.grant(name)
    } else {
      permissionUser.take(name)
      far.permissions.deny(name)
    }
    // As when the user comes back from the settings: the app looks anew.
    document.dispatchEvent(new Event('visibilitychange'))
  },
  userAnswers: (answer: PromptAnswer) => permissionUser.answers(answer),
}

export type Device = typeof device
