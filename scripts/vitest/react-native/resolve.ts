import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve as join } from 'node:path'

export type Platform = 'ios' | 'android'

const reactNative = /[\\/]node_modules[\\/](react-native|@react-native)[\\/]/

/** Whether this file is React Native's own, which Node cannot run as it is. */
export const isReactNative = (file: string): boolean => reactNative.test(file) && file.endsWith('.js')

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** As Metro resolves: `./Platform` is `Platform.ios.js` on iOS, and `Platform.js` only where there is nothing nearer. */
export function resolve(request: string, from: string, platform: Platform): string {
  const nearer = request.startsWith('.') ? near(join(dirname(from), request), platform) : undefined
  return nearer ?? createRequire(from).resolve(request)
}

function near(path: string, platform: Platform): string | undefined {
  return [path, `${path}/index`]
    .flatMap((base) => [`${base}.${platform}.js`, `${base}.native.js`])
    .find((candidate) => isFile(candidate))
}
