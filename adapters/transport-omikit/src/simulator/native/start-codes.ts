import type { Platform } from '../../dialect.ts'
import type { StartCodes } from '../stack/stack.ts'

/** `OmiStartCallStatus` of the Android core, and `OMIStartCallStatus` of OmiKit. */
export const startCodes = {
  android: {
    of: {
      started: 200,
      registering: 407,
      'other-call': 400,
      'unknown-uuid': 401,
      'bad-number': 402,
      'own-number': 403,
      'no-endpoint': 404,
      'register-failed': 404,
      'no-microphone': 450,
      'no-camera': 451,
      'no-overlay': 452,
      'no-network': 408,
    },
    success: 200,
    waiting: 407,
    answersTwice: false,
  },
  ios: {
    of: {
      started: 8,
      registering: 12,
      'other-call': 9,
      'unknown-uuid': 0,
      'bad-number': 1,
      'own-number': 2,
      'no-endpoint': 5,
      'register-failed': 6,
      'no-microphone': 4,
      'no-camera': 4,
      'no-overlay': 4,
      'no-network': 11,
    },
    success: 8,
    waiting: 12,
    answersTwice: true,
  },
} as const satisfies Record<Platform, StartCodes>
