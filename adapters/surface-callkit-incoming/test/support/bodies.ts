import { uuid } from './line.ts'

/** What Android sends with an event of a call (contract: body A). */
export const androidBody = {
  id: uuid,
  nameCaller: 'Mai',
  avatar: 'https://example.com/mai.png',
  number: '0901234567',
  type: 1,
  duration: 45_000,
  textAccept: 'Take it',
  textDecline: 'Leave it',
  acceptColor: '',
  declineColor: '',
  extra: { ticket: 7 },
  missedCallNotification: {
    id: 3,
    showNotification: true,
    count: 2,
    subtitle: 'Missed',
    callbackText: 'Back',
    isShowCallback: true,
  },
  callingNotification: {
    id: 'a-text',
    showNotification: true,
    subtitle: 'Talking',
    callbackText: 'End',
    isShowCallback: false,
  },
  android: {
    isCustomNotification: true,
    isCustomSmallExNotification: false,
    ringtonePath: 'system_ringtone_default',
    backgroundColor: '#0955fa',
    backgroundUrl: '',
    actionColor: '#4CAF50',
    textColor: '#ffffff',
    incomingCallNotificationChannelName: 'Calls',
    missedCallNotificationChannelName: 'Missed calls',
    isImportant: true,
    isBot: false,
  },
}

/** What iOS sends with an event of a call (contract: body I). */
export const iosBody = {
  uuid,
  id: uuid,
  nameCaller: 'Mai',
  appName: 'Demo',
  handle: '0901234567',
  avatar: 'https://example.com/mai.png',
  type: 1,
  duration: 45_000,
  isAccepted: false,
  extra: { ticket: 7 },
  headers: { platform: 'flutter' },
  ios: {
    iconName: 'CallKitLogo',
    handleType: 'number',
    normalHandle: 1,
    supportsVideo: true,
    maximumCallGroups: 2,
    maximumCallsPerCallGroup: 1,
    supportsDTMF: true,
    supportsHolding: false,
    supportsGrouping: false,
    supportsUngrouping: false,
    includesCallsInRecents: true,
    ringtonePath: 'Ringtone.caf',
    configureAudioSession: true,
    audioSessionMode: 'voiceChat',
    audioSessionActive: true,
    audioSessionPreferredSampleRate: 44_100,
    audioSessionPreferredIOBufferDuration: 0.005,
  },
  missedCallNotification: { showNotification: true, subtitle: 'Missed', callbackText: 'Back', isShowCallback: true },
  callingNotification: { showNotification: true, subtitle: 'Talking', callbackText: 'End', isShowCallback: true },
}

export const bodies = { android: androidBody, ios: iosBody } as const
export const platforms = ['android', 'ios'] as const
