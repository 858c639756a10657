export { type BrowserDeviceOptions, createBrowserDevice } from './device/browser-device.ts'
export type { BrowserPermission, BrowserScope, Listenable } from './device/browser-scope.ts'
