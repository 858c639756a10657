import { OmiLocalCamera, OmiRemoteCamera } from './cameras.tsx'
import { simulator } from './simulator.ts'

if (simulator.plugin === undefined) throw new Error('The simulator has no plugin of React Native.')

/** What `import * as plugin from 'omikit-plugin'` gives on a device. */
export const plugin = { ...simulator.plugin, OmiLocalCamera, OmiRemoteCamera }
