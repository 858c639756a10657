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

describe('the README', () => {
  it.each([...nativeMethods.map((method) => undocumented[method] ?? method), ...ofFlutter])(
    'has a row for %s',
    (name) => {
      expect(readme.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${name}\``))).not.toEqual([])
    },
  )

  it.each(nativeEvents.filter((event) => event !== 'LOCAL_VIDEO_READY'))('has a row for the event %s', (event) => {
    expect(readme.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${event}\``))).not.toEqual([])
  })
})
