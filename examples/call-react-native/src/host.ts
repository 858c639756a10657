import type { SignInForm } from './phone/sign-in-form.ts'

// What a device has from other packages than omikit-plugin. Here it is simulated.

/** On a device: export { default as NetInfo } from '@react-native-community/netinfo' */
export { NetInfo } from './simulated/net-info.ts'

/** Where pushes for this device go. On a device: () => messaging().getToken(), of @react-native-firebase/messaging. */
export const pushToken = async (): Promise<string> => 'no-push-in-a-simulation'

/** What the form begins with. On a device: all empty, or what was kept in the keychain. */
export const firstForm: SignInForm = {
  way: 'user-password',
  mode: 'agent',
  user: '100',
  password: 'secret',
  realm: 'demo',
  host: 'sip.example.vn',
  name: 'Nguyễn Văn An',
  userId: 'user-100',
  apiKey: 'demo-key',
  phone: '0909000100',
}
