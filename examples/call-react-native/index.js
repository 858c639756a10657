// Where React Native begins; the browser begins in src/web/main.tsx.
import { AppRegistry } from 'react-native'
import { host } from './src/host.ts'
import { createRoot } from './src/root.tsx'

const Root = createRoot(host)

AppRegistry.registerComponent('OffhookCalls', () => Root)
