import { createOmiSimulator, simulatorNumbers } from '@offhook/transport-omikit/simulator'
import { Platform } from 'react-native'
import { permissionUser } from './android-permissions.ts'
import { wanted } from './wanted.ts'

/** The native side of OMICALL in JavaScript, with numbers that behave in every way that a call can go. */
export const simulator = createOmiSimulator({
  platform: Platform.OS === 'ios' ? 'ios' : 'android',
  dialect: wanted.dialect,
  numbers: simulatorNumbers,
  // Nobody listens before the app does.
  attached: wanted.begin === 'home',
  askUser: (asked) => (permissionUser.says() === 'granted' ? asked : []),
})

permissionUser.onGranted((name) => simulator.far.permissions.grant(name))
