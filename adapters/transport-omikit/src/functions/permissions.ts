import { given } from '@offhook/adapter-kit'
import type { Fact, Millis, Permission, PermissionState } from '@offhook/core'
import type { Ask } from './ask.ts'
import { type OmiPermissionStatus, permissionFacts, permissionOf, readPermissionStatus } from './permission-status.ts'
import { type OmiResult, readBoolean, readDone } from './result.ts'

/**
 * The rights that can be *asked* for by number (RN on Android): 450 microphone, 451 foreground service, 452 notifications.
 * Not what the document says (451 camera, 452 overlay), nor what the same numbers mean as the result of a start.
 */
export type OmiPermissionCode = 450 | 451 | 452

/** RN on Android; elsewhere `not-supported`: iOS asks by itself, and Flutter leaves it to the host. */
export interface PermissionFunctions {
  checkPermissionStatus(): Promise<OmiResult<OmiPermissionStatus>>
  /** Asks for all that a call needs. Without video, the truth is looked up afterwards: the native side answers too little. */
  checkAndRequestPermissions(isVideo?: boolean): Promise<OmiResult<boolean>>
  /**
   * `true`: all of them are granted. `false` says little: the native side answers it although the user has agreed, unless it
   * asked for more at once. Of the microphone the truth is looked up.
   */
  requestPermissionsByCodes(codes: readonly OmiPermissionCode[]): Promise<OmiResult<boolean>>
  /** Whether the app may draw over others. */
  systemAlertWindow(): Promise<OmiResult<boolean>>
  /** Opens the settings, and waits until the user is back. */
  requestSystemAlertWindowPermission(): Promise<OmiResult<boolean>>
  /** Opens the settings, and does not wait. */
  openSystemAlertSetting(): Promise<OmiResult<true>>
}

/** A person reads the prompt. An app whose activity hands on no results never answers. */
export const promptMs: Millis = 60_000

export function createPermissionFunctions(ask: Ask, emit: (fact: Fact) => void): PermissionFunctions {
  const prompt = { read: readBoolean, withinMs: promptMs }
  const tell = (permission: Permission, state: PermissionState) =>
    emit({ type: 'permission.changed', permission, state })

  async function checkPermissionStatus() {
    const answer = await ask('checkPermissionStatus', undefined, { read: readPermissionStatus })
    if (answer.ok) for (const fact of permissionFacts(answer.value)) emit(fact)
    return answer
  }

  return {
    checkPermissionStatus,
    async checkAndRequestPermissions(isVideo = false) {
      const answer = await ask('checkAndRequestPermissions', { isVideo }, prompt)
      if (!answer.ok && answer.reason !== 'timed-out') return answer
      const status = await checkPermissionStatus()
      // Of the camera and the notifications a status says nothing.
      return !isVideo && status.ok && status.value.canMakeVoipCalls ? given(true) : answer
    },
    async requestPermissionsByCodes(codes) {
      const answer = await ask('requestPermissionsByCodes', { codes }, prompt)
      if (!answer.ok && answer.reason !== 'timed-out') return answer
      if (answer.ok && answer.value) {
        if (codes.includes(450)) tell('microphone', 'granted')
        if (codes.includes(452)) tell('notifications', 'granted')
        return answer
      }
      const status = await ask('checkPermissionStatus', undefined, { read: readPermissionStatus })
      const hasMicrophone = status.ok && status.value.granted.some((name) => permissionOf(name) === 'microphone')
      if (status.ok && codes.includes(450)) tell('microphone', hasMicrophone ? 'granted' : 'denied')
      return hasMicrophone && codes.every((code) => code === 450) ? given(true) : answer
    },
    async systemAlertWindow() {
      const answer = await ask('systemAlertWindow', undefined, { read: readBoolean })
      if (answer.ok) tell('overlay', answer.value ? 'granted' : 'prompt')
      return answer
    },
    async requestSystemAlertWindowPermission() {
      const answer = await ask('requestSystemAlertWindowPermission', undefined, prompt)
      if (answer.ok) tell('overlay', answer.value ? 'granted' : 'denied')
      return answer
    },
    openSystemAlertSetting: () => ask('openSystemAlertSetting', undefined, { read: readDone }),
  }
}
