// Where React Native begins; the browser begins in src/web/main.tsx.
import { AppRegistry } from 'react-native'
import { Root } from './src/root.tsx'

AppRegistry.registerComponent('OffhookCalls', () => Root)
