/** Every event of the plugin by its name on the wire, without the prefix. The last three are constants that 3.1.5 never sends. */
export const nativeEvents = [
  'DID_UPDATE_DEVICE_PUSH_TOKEN_VOIP',
  'ACTION_CALL_INCOMING',
  'ACTION_CALL_START',
  'ACTION_CALL_ACCEPT',
  'ACTION_CALL_DECLINE',
  'ACTION_CALL_ENDED',
  'ACTION_CALL_TIMEOUT',
  'ACTION_CALL_CONNECTED',
  'ACTION_CALL_CALLBACK',
  'ACTION_CALL_TOGGLE_HOLD',
  'ACTION_CALL_TOGGLE_MUTE',
  'ACTION_CALL_TOGGLE_DMTF',
  'ACTION_CALL_TOGGLE_GROUP',
  'ACTION_CALL_TOGGLE_AUDIO_SESSION',
  'ACTION_CALL_CUSTOM',
  'ACTION_CALL_PROVIDER_DID_RESET',
  'ACTION_CALL_HELD',
  'ACTION_CALL_UNHELD',
  'ACTION_CALL_AUDIO_STATE_CHANGE',
] as const
export type NativeEvent = (typeof nativeEvents)[number]

const eventPrefix = 'com.hiennv.flutter_callkit_incoming.'

/** `ACTION_CALL_TOGGLE_DMTF` is `actionCallToggleDmtf` in Dart; the name of the push token begins with `action` there too. */
function dartNameOf(event: NativeEvent): string {
  const words = event.startsWith('ACTION_') ? event : `ACTION_${event}`
  return words.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The names under which a host may hand an event on: as it came, bare, or as Dart's `Event` of 2.x prints itself. */
export const spellingsOf = (event: NativeEvent): readonly string[] => [
  `${eventPrefix}${event}`,
  event,
  dartNameOf(event),
  `Event.${dartNameOf(event)}`,
]
