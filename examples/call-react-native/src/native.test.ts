import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = import.meta.dirname

/** What a device gets: all but the simulated native side, the page around it, and tests. */
const appFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !/^(simulated|web|testing)\//.test(path),
)
const linesOf = (path: string) => readFileSync(join(folder, path), 'utf8').split('\n')

describe('the way from the simulator to the real plugin', () => {
  it('is one line: nothing else of the app knows that anything is simulated', () => {
    const lines = appFiles.flatMap((path) =>
      linesOf(path)
        .filter((line) => /from '[^']*(simulated|web|testing)\//.test(line))
        .map((line) => `${path}: ${line}`),
    )
    expect(lines).toEqual(["native.ts: import { plugin } from './simulated/plugin.ts'"])
  })

  it('needs no package but React, React Native and Offhook', () => {
    const packages = appFiles.flatMap((path) =>
      linesOf(path).flatMap((line) =>
        [...line.matchAll(/^(?:import|\} from|export).* from '([^.'][^']*)'/g)].map(([, name]) => name),
      ),
    )
    expect(new Set(packages)).toEqual(
      new Set(['@offhook/core', '@offhook/react-native', '@offhook/transport-omikit', 'react', 'react-native']),
    )
  })
})
