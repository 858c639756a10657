import { given } from '@offhook/adapter-kit'
import type { AudioOutput } from '@offhook/core'
import { readAudio } from '../read/audio.ts'
import type { Ask } from './ask.ts'
import { type OmiResult, type Read, readBoolean, readDone, readMaybeText } from './result.ts'

type Text = Promise<OmiResult<string | undefined>>

/** What the SDK knows of itself, for the App-to-App service and for support. `undefined`: it does not know. */
export interface GetterFunctions {
  /** Firebase project (Android), or what the sign-in said. */
  getProjectId(): Text
  getAppId(): Text
  getDeviceId(): Text
  getFcmToken(): Text
  /** `extension@realm` of whoever is signed in. */
  getSipInfo(): Text
  /** iOS. */
  getVoipToken(): Text
  /** Flutter on iOS: the number that the user tapped in the call log, once. */
  getHistoryCallLog(): Text
  /** Flutter on iOS. */
  getCameraStatus(): Promise<OmiResult<boolean>>
  /** Flutter on Android. */
  changeTransport(type: 'UDP' | 'TCP'): Promise<OmiResult<true>>
  /** The outputs of the device, with the ids that `phone.setAudioOutput` takes. */
  getAudio(): Promise<OmiResult<readonly AudioOutput[]>>
  getCurrentAudio(): Promise<OmiResult<AudioOutput | undefined>>
}

export function createGetterFunctions(ask: Ask): GetterFunctions {
  const text = { read: readMaybeText }
  return {
    getProjectId: () => ask('getProjectId', undefined, text),
    getAppId: () => ask('getAppId', undefined, text),
    getDeviceId: () => ask('getDeviceId', undefined, text),
    getFcmToken: () => ask('getFcmToken', undefined, text),
    getSipInfo: () => ask('getSipInfo', undefined, text),
    getVoipToken: () => ask('getVoipToken', undefined, text),
    getHistoryCallLog: () => ask('getHistoryCallLog', undefined, text),
    getCameraStatus: () => ask('getCameraStatus', undefined, { read: readBoolean }),
    changeTransport: (type) => ask('changeTransport', { type }, { read: readDone }),
    getAudio: () => ask('getAudio', undefined, { read: readOutputs }),
    async getCurrentAudio() {
      const answer = await ask('getCurrentAudio', undefined, { read: readOutputs })
      return answer.ok ? given(answer.value[0]) : answer
    },
  }
}

const readOutputs: Read<readonly AudioOutput[]> = (raw) => given(readAudio(raw))
