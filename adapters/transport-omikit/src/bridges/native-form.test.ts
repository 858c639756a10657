import { describe, expect, it } from 'vitest'
import type { NativeKind } from '../dialect.ts'
import { android40, android41, ios40, ios41 } from '../functions/native-side.fixture.ts'
import { type Invocation, nativeForm } from './native-form.ts'

describe('the arguments of a native function', () => {
  it.each<[string, Invocation, NativeKind, readonly unknown[]]>([
    [
      'the looks as a map from 4.1.2 (Android)',
      { method: 'getInitialCall', args: undefined },
      android41,
      [{ counter: 4 }],
    ],
    ['the looks as a number before (Android)', { method: 'getInitialCall', args: undefined }, android40, [4]],
    ['no second look (iOS)', { method: 'getInitialCall', args: undefined }, ios41, [{ counter: 0 }]],
    ['a bare number to look up (Android)', { method: 'getUserInfo', args: { phone: '111' } }, android41, ['111']],
    ['a dictionary to look up (iOS)', { method: 'getUserInfo', args: { phone: '111' } }, ios41, [{ phone: '111' }]],
    ['a bare flag (Android)', { method: 'checkAndRequestPermissions', args: { isVideo: true } }, android41, [true]],
    ['bare codes (Android)', { method: 'requestPermissionsByCodes', args: { codes: [450] } }, android40, [[450]]],
    [
      'codes in a dictionary (iOS)',
      { method: 'requestPermissionsByCodes', args: { codes: [450] } },
      ios40,
      [{ codes: [450] }],
    ],
    [
      'a bare reason (Android)',
      { method: 'hideSystemNotificationAndUnregister', args: { reason: 'x' } },
      android41,
      ['x'],
    ],
    ['two tags', { method: 'setupVideoViews', args: { remoteTag: 1, localTag: 2 } }, ios41, [1, 2]],
    ['a dictionary otherwise', { method: 'sendDTMF', args: { character: '*' } }, android41, [{ character: '*' }]],
    ['nothing at all', { method: 'joinCall', args: undefined }, android41, []],
  ])('%s', (_, invocation, kind, expected) => {
    expect(nativeForm(invocation, kind)).toEqual(expected)
  })
})
