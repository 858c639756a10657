import { describe, expect, it } from 'vitest'
import { dialects, platforms } from '../dialect.ts'
import type { NativeMethod } from '../native/methods.ts'
import { nativeMethods, whyUnsupported } from './available.ts'

/** rn-4.0 Android, rn-4.0 iOS, rn-4.1 Android, rn-4.1 iOS, Flutter Android, Flutter iOS. `+` has it, `-` absent, `s` no-op, `?` unanswered. */
const expected: Readonly<Record<NativeMethod, string>> = {
  startServices: '++++++',
  configPushNotification: '++++++',
  initCallWithUserPassword: '++++++',
  initCallWithApiKey: '++++++',
  logout: '++++++',
  logoutAndWait: '--++??',
  getInitialCall: '++++++',
  startCall: '++++++',
  startCallWithUuid: '++++++',
  joinCall: '++++++',
  endCall: '++++++',
  rejectCall: '++++??',
  dropCall: '++++??',
  transferCall: '++++++',
  toggleMute: '++++++',
  toggleSpeaker: '++++++',
  toggleHold: '++++++',
  onHold: '-s-s??',
  sendDTMF: '++++++',
  getAudio: '++++++',
  getCurrentAudio: '++++++',
  setAudio: '++++++',
  toggleOmiVideo: '++++++',
  switchOmiCamera: '++++++',
  registerVideoEvent: '-+-+?+',
  removeVideoEvent: '-+-+?+',
  setupVideoViews: '----??',
  setCameraConfig: '---+??',
  setupVideoContainers: '---+??',
  refreshLocalCamera: '+++-??',
  refreshRemoteCamera: '+++-??',
  getCurrentUser: '++++++',
  getGuestUser: '++++++',
  getUserInfo: '++++++',
  getProjectId: '++++??',
  getAppId: '++++??',
  getDeviceId: '++++??',
  getFcmToken: '++++??',
  getSipInfo: '++++??',
  getVoipToken: 's+s+??',
  getOmiDevices: '--++??',
  isCurrentDeviceRegistered: '--++??',
  needsReLogin: '--++??',
  checkAndRequestPermissions: '+s+s??',
  checkPermissionStatus: '+s+s??',
  requestPermissionsByCodes: '+s+s??',
  systemAlertWindow: '+s+s??',
  requestSystemAlertWindowPermission: '+s+s??',
  openSystemAlertSetting: '+s+s??',
  hideSystemNotificationSafely: '+s+s??',
  hideSystemNotificationOnly: '+s+s??',
  hideSystemNotificationAndUnregister: '+s+s??',
  checkCredentials: '+s+s??',
  registerWithOptions: '+s+s??',
  getKeepAliveStatus: '-s-s??',
  triggerKeepAlivePing: '-s-s??',
  getHistoryCallLog: '----?+',
  getCameraStatus: '----?+',
  changeTransport: '----+?',
}

const signs = { absent: '-', 'no-op': 's', unanswered: '?' } as const

describe('what a native side cannot do', () => {
  it.each(Object.entries(expected) as [NativeMethod, string][])('%s: %s', (method, signsOf) => {
    const sides = dialects.flatMap((dialect) => platforms.map((platform) => ({ dialect, platform })))
    const found = sides.map((kind) => {
      const why = whyUnsupported(kind, method)
      return why === undefined ? '+' : signs[why]
    })
    expect(found.join('')).toBe(signsOf)
  })

  it('knows every function of both plugins', () => {
    expect([...nativeMethods].sort()).toEqual(Object.keys(expected).sort())
  })
})
