import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const { version } = require('react-native/package.json') as { readonly version: string }

/** React Native ships Flow and ES modules; what Node can run is made of them once and kept here, for all test files. */
const cache = join(import.meta.dirname, `../../../node_modules/.cache/offhook/react-native-${version}`)

/** What was kept is made anew when this file changes. */
const how = readFileSync(import.meta.filename)

interface Babel {
  transformSync(source: string, options: object): { readonly code?: string | null } | null
}

/** The CommonJS text of one file of React Native. Metro makes the same of it, but for the platform, which `resolve` picks. */
export function compile(file: string): string {
  const source = readFileSync(file, 'utf8')
  const kept = join(cache, `${createHash('sha1').update(how).update(file).update(source).digest('hex')}.cjs`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const code = transform(file, source)
    mkdirSync(cache, { recursive: true })
    // Test files run at the same time: a file MUST NOT be seen half written.
    writeFileSync(`${kept}.${process.pid}`, code)
    renameSync(`${kept}.${process.pid}`, kept)
    return code
  }
}

function transform(filename: string, source: string): string {
  // Loaded here, since it takes longer than all the rest and a kept file needs none of it.
  const babel = require('@babel/core') as Babel
  const made = babel.transformSync(source, {
    filename,
    babelrc: false,
    configFile: false,
    compact: false,
    presets: [[require.resolve('@react-native/babel-preset'), { enableBabelRuntime: false }]],
  })
  if (typeof made?.code !== 'string') throw new Error(`${filename} could not be compiled.`)
  return made.code
}
