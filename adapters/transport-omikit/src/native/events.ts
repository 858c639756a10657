/**
 * The events of both plugins by the names that they have on the wire. Not every native side sends every one. The Dart code
 * of Flutter's has one more name, `LOCAL_VIDEO_READY`, which no native code sends and nothing listens to.
 */
export const nativeEvents = [
  'CALL_STATE_CHANGED',
  'MUTED',
  'SPEAKER',
  'HOLD',
  'REMOTE_VIDEO_READY',
  'VIDEO',
  'CAMERA_STATUS',
  'CLICK_MISSED_CALL',
  'HISTORY_CALL_LOG',
  'SWITCHBOARD_ANSWER',
  'CALL_QUALITY',
  'AUDIO_CHANGE',
  'REQUEST_PERMISSION',
  'AUTO_UNREGISTER_STATUS',
] as const
export type NativeEvent = (typeof nativeEvents)[number]
