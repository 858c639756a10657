import type { NetInfoPart } from '@offhook/react-native'
import type { SignInForm } from './phone/sign-in-form.ts'

/** What an app has from elsewhere than omikit-plugin. */
export interface Host {
  /** Tells whether there is a network, before any call fails for want of one. */
  readonly NetInfo?: NetInfoPart
  /** What a customer may call; agents call any number. Left out, the server decides. */
  readonly hotlines?: readonly string[]
  /** Where pushes for this device go. The SDK wants one at every sign-in. */
  pushToken(): Promise<string>
  /** What the form begins with. */
  readonly firstForm: SignInForm
}

/** On a device: complete enough to call. What is missing for an app that people use stands beside each line. */
export const host: Host = {
  // NetInfo, of @react-native-community/netinfo
  // hotlines: ['1900…']
  // () => messaging().getToken(), of @react-native-firebase/messaging: without a real one no call wakes the app.
  pushToken: async () => 'none',
  // Or what was kept in the keychain.
  firstForm: {
    way: 'user-password',
    mode: 'agent',
    user: '',
    password: '',
    realm: '',
    host: '',
    name: '',
    userId: '',
    apiKey: '',
    phone: '',
  },
}
