import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nativeMethods } from '../src/bridges/available.ts'
import { nativeEvents } from '../src/native/events.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** What the Flutter document calls by other names than the React Native one. */
const ofFlutter = [
  'startCallWithUUID',
  'toggleAudio',
  'toggleVideo',
  'switchCamera',
  'callStateChangeEvent',
  'setCallQualityListener',
  'setSpeakerListener',
  'setMuteListener',
  'setHoldListener',
  'setVideoListener',
  'setMissedCallListener',
  'setCallLogListener',
  'LocalCameraView',
  'RemoteCameraView',
  'CallQualityTracker',
]

/** Functions of the plugins that have no name in either document. */
const undocumented: Readonly<Record<string, string>> = {
  getHistoryCallLog: 'GET_HISTORY_CALL_LOG',
  getCameraStatus: 'CAMERA_STATUS',
  changeTransport: 'CHANGE_TRANSPORT',
}

/** What the package exports by this file, types too. */
function exportsOf(path: string): readonly string[] {
  const source = readFileSync(new URL(path, import.meta.url), 'utf8')
  const lists = [...source.matchAll(/^export (?:type )?\{([^}]*)\} from/gms)]
  return lists.flatMap(([, list = '']) => list.split(',').flatMap((entry) => /(\w+)\s*$/.exec(entry)?.slice(1) ?? []))
}

/** What stands between backticks, on a line or in a block. */
const code = [...readme.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].map(([text]) => text).join('\n')

describe('the README', () => {
  it.each([...exportsOf('../src/index.ts'), ...exportsOf('../src/simulator/index.ts')])(
    'names the export %s',
    (name) => {
      expect(code).toMatch(new RegExp(`\\b${name}\\b`))
    },
  )

  it('knows every export there is', async () => {
    const [index, simulator] = [await import('../src/index.ts'), await import('../src/simulator/index.ts')]
    const known = [...exportsOf('../src/index.ts'), ...exportsOf('../src/simulator/index.ts')]
    expect(known.length).toBeGreaterThan(70)
    expect(known).toEqual(expect.arrayContaining([...Object.keys(index), ...Object.keys(simulator)]))
  })

  it.each([...nativeMethods.map((method) => undocumented[method] ?? method), ...ofFlutter])(
    'has a row for %s',
    (name) => {
      expect(readme.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${name}\``))).not.toEqual([])
    },
  )

  it.each(nativeEvents)('has a row for the event %s', (event) => {
    expect(readme.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${event}\``))).not.toEqual([])
  })
})
