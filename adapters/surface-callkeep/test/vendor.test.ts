import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type VendorCallKeep from 'react-native-callkeep'
import { describe, expect, it } from 'vitest'
import { type CallKeepPlatform, callKeepEvents, type RNCallKeep } from '../src/index.ts'
import { eventsOf, wireNames } from '../src/module/events.ts'
import { createCallKeepSimulator } from '../src/simulator/index.ts'
import { createBench } from './support/bench.ts'

const folder = dirname(createRequire(import.meta.url).resolve('react-native-callkeep/package.json'))
const read = (...path: readonly string[]) => readFileSync(join(folder, ...path), 'utf8')
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

const objectiveC = read('ios', 'RNCallKeep', 'RNCallKeep.m')
const java = read('android', 'src', 'main', 'java', 'io', 'wazo', 'callkeep', 'RNCallKeepModule.java')

/** What each native module exports. */
const exported: Readonly<Record<CallKeepPlatform, readonly string[]>> = {
  ios: [
    ...matches(objectiveC, /RCT_EXPORT_METHOD\((\w+)/g),
    ...matches(objectiveC, /RCT_REMAP_METHOD\((\w+)/g),
    // `RCTEventEmitter`'s own.
    'addListener',
    'removeListeners',
  ],
  android: matches(java, /@ReactMethod\s+public \w+ (\w+)\(/g),
}
const unique = (names: readonly string[]) => [...new Set(names)].sort()

describe('react-native-callkeep', () => {
  it('is the version that this adapter was written for', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({ version: '4.3.16' })
  })

  it('has the type that the adapter takes', () => {
    const taken = (callKeep: typeof VendorCallKeep): Pick<RNCallKeep, keyof typeof VendorCallKeep & keyof RNCallKeep> =>
      callKeep
    expect(taken).toBeTypeOf('function')
  })

  it('has the events that are listed here, under these names', async () => {
    const { app } = await createBench('android', { start: false })
    const actions = read('actions.js')
    expect(matches(actions, /^\s{2}(\w+),?$/gm).sort()).toEqual([...callKeepEvents].sort())
    for (const wireName of Object.values(wireNames)) expect(actions).toContain(`'${wireName}'`)
    expect(app.javaScript.CONSTANTS.END_CALL_REASONS).toMatchObject({ DECLINED_ELSEWHERE: 2, MISSED: 6 })
  })

  it('knows on iOS what is listened to there, and nothing else', () => {
    const [, supported = ''] = objectiveC.split('supportedEvents')
    const [list = ''] = supported.split('];')
    const constants = new Map(
      [...objectiveC.matchAll(/static NSString \*const (\w+) = @"(\w+)"/g)].map(([, name, text]) => [name, text]),
    )
    const names = matches(list, /^\s+(RNCallKeep\w+),?$/gm).map((name) => constants.get(name))
    expect(new Set<string | undefined>(eventsOf('ios').map((event) => wireNames[event]))).toEqual(new Set(names))
  })

  it.each(['ios', 'android'] as const)('has a native side on %s of the same functions as the simulator', (platform) => {
    const simulator = createCallKeepSimulator({ platform })
    expect(Object.keys(simulator.nativeModule).sort()).toEqual(unique(exported[platform]))
  })
})
