/** Call SDKs that keep call state, each with the one import that an app needs. All carry their media engine with them. */
export const peers = [
  { name: 'sip.js', code: "export { SessionManager } from 'sip.js/lib/platform/web/index.js'", as: '`SessionManager`' },
  { name: 'jssip', code: "export { UA } from 'jssip'", as: '`UA`' },
  { name: '@twilio/voice-sdk', code: "export { Device } from '@twilio/voice-sdk'", as: '`Device`' },
  { name: '@telnyx/webrtc', code: "export { TelnyxRTC } from '@telnyx/webrtc'", as: '`TelnyxRTC`' },
  {
    name: '@stream-io/video-client',
    code: "export { StreamVideoClient } from '@stream-io/video-client'",
    as: '`StreamVideoClient`',
  },
  { name: 'livekit-client', code: "export { Room } from 'livekit-client'", as: '`Room`' },
]
