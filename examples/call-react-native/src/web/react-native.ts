// `react-native` in a browser: react-native-web, and what the system of a phone has besides.
import { Platform as WebPlatform } from 'react-native-web'
import { wanted } from '../simulated/wanted.ts'

export * from 'react-native-web'
export { PermissionsAndroid } from '../simulated/android-permissions.ts'
export { Pressable } from './pressable.tsx'

/** The platform that the address of the page asks for. */
export const Platform = { ...WebPlatform, OS: wanted.platform, Version: wanted.platform === 'android' ? 36 : '26.0' }
