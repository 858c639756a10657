import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compileFunction } from 'node:vm'
import type * as ReactNative from 'react-native'
import { compile } from '../../../../scripts/vitest/react-native/compile.ts'
import type { RNCallKeep } from '../../src/index.ts'

interface Constants {
  readonly END_CALL_REASONS: Readonly<Record<string, number>>
}

/** What `import` of react-native-callkeep gives. */
export interface CallKeepJavaScript {
  readonly default: RNCallKeep
  readonly CONSTANTS: Constants
}

const folder = dirname(createRequire(import.meta.url).resolve('react-native-callkeep/package.json'))

/** The real JavaScript of react-native-callkeep, new with each call, on this React Native. Metro makes the same of it. */
export function loadCallKeep(reactNative: typeof ReactNative): CallKeepJavaScript {
  const loaded = new Map<string, { exports: unknown }>()
  function load(request: string): unknown {
    if (request === 'react-native') return reactNative
    const file = join(folder, request.endsWith('.js') ? request : `${request}.js`)
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    loaded.set(file, module)
    const run = compileFunction(compile(file), ['exports', 'require', 'module'], { filename: file })
    run.call(module.exports, module.exports, load, module)
    return module.exports
  }
  return load('./index.js') as CallKeepJavaScript
}
