import { isRecord, readFlag } from '@offhook/adapter-kit'
import { audioChanged, speakerChanged } from '../calls/audio.ts'
import { type Hearing, hearState } from '../calls/hear.ts'
import { subjectOfCall } from '../calls/line.ts'
import type { OmiFunctions } from '../functions/omi-functions.ts'
import type { NativeEvent } from '../native/events.ts'
import { readFlagEvent } from '../read/flag-event.ts'
import { readQuality } from '../read/quality.ts'
import { readBody } from '../read/scalars.ts'
import { readAutoUnregister, readSwitchboard, readTapped } from './read-events.ts'

/** Takes one body. `false`: nobody can read it. */
type Readers = Readonly<Record<NativeEvent, (body: unknown) => boolean>>

const said = <T>(value: T | undefined, say: (value: T) => void): boolean => {
  if (value === undefined) return false
  say(value)
  return true
}

function readersOf(context: Hearing, { cameras }: OmiFunctions): Readers {
  const { emit, events, line, bridge } = context
  const known = (slot: 'mute' | 'hold' | 'video') => line.call?.toggling.delete(slot)
  return {
    CALL_STATE_CHANGED: (body) => hearState(context, body),
    // `null` is a toggle that failed: its own answer says so.
    MUTED: (body) =>
      body === null ||
      said(readFlagEvent(body), (muted) => {
        known('mute')
        if (line.call) line.call.muted = muted
        emit({ type: 'call.muteChanged', call: subjectOfCall(line.call), muted })
      }),
    HOLD: (body) =>
      body === null ||
      said(readFlagEvent(body), (held) => {
        known('hold')
        if (line.call) line.call.held = held
        emit({ type: 'call.holdChanged', call: subjectOfCall(line.call), side: 'local', held })
      }),
    SPEAKER: (body) => body === null || speakerChanged(context, body),
    AUDIO_CHANGE: (body) => audioChanged(context, body),
    CALL_QUALITY: (body) =>
      said(readQuality(body, bridge.kind), ({ sample, vendor }) =>
        emit({ type: 'call.qualitySampled', call: subjectOfCall(line.call), sample, ...(vendor && { vendor }) }),
      ),
    REMOTE_VIDEO_READY() {
      emit({ type: 'call.videoChanged', call: subjectOfCall(line.call), side: 'remote', video: 'on' })
      void cameras.remote.refresh()
      events.emit('remoteVideoReady', undefined)
      return true
    },
    VIDEO: (body) =>
      said(readFlag(body), (on) => {
        known('video')
        emit({ type: 'call.videoChanged', call: subjectOfCall(line.call), side: 'local', video: on ? 'on' : 'off' })
      }),
    CAMERA_STATUS: (body) => said(readFlag(body), (on) => events.emit('cameraStatus', { on })),
    CLICK_MISSED_CALL: (body) => said(readTapped(body), (tapped) => events.emit('missedCallTapped', tapped)),
    HISTORY_CALL_LOG: (body) => said(readTapped(body), (tapped) => events.emit('callLogTapped', tapped)),
    SWITCHBOARD_ANSWER: (body) => said(readSwitchboard(body), (answer) => events.emit('switchboardAnswered', answer)),
    REQUEST_PERMISSION(body) {
      context.permissionsAsked(body)
      return isRecord(body)
    },
    AUTO_UNREGISTER_STATUS: (body) => said(readAutoUnregister(body), (plan) => events.emit('autoUnregister', plan)),
  }
}

export interface Listening {
  /** Listens anew: whoever empties an emitter that is shared (`removeAllListeners`) has silenced this side as well. */
  again(): void
  stop(): void
}

/**
 * Hears every event of the native side, each body once. MUST NOT throw into it, whatever a body does when it is read: what
 * nobody can read is handed on as it is, and the core's parser reports it.
 */
export function listen(context: Hearing, functions: OmiFunctions): Listening {
  const ears = Object.entries(readersOf(context, functions)).map(([event, read]) => {
    const hear = (body: unknown) => {
      let readable = false
      try {
        readable = read(readBody(body))
      } catch {
        // Read below.
      }
      if (!readable) context.emit({ event, body } as never)
    }
    return createEar((listener) => context.bridge.on(event as NativeEvent, listener), hear)
  })
  for (const ear of ears) ear.open()
  return {
    again() {
      for (const ear of ears) {
        // One after the other: React Native on iOS counts listeners, and sends nothing while the count is 0.
        ear.close()
        ear.open()
      }
    },
    stop() {
      for (const ear of ears) ear.close()
    },
  }
}

/** One subscription at a time. What a closed one still delivers MUST NOT be heard: the next one hears it as well. */
function createEar(on: (listener: (body: unknown) => void) => () => void, hear: (body: unknown) => void) {
  let close = () => {}
  return {
    open() {
      let isOpen = true
      const stop = on((body) => {
        if (isOpen) hear(body)
      })
      close = () => {
        isOpen = false
        stop()
      }
    },
    close() {
      close()
      close = () => {}
    },
  }
}
