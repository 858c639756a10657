import type { Timers } from '@offhook/adapter-kit'
import type { ScreenCall } from '../native-data.ts'
import type { AndroidData } from './android-data.ts'

interface Picture {
  readonly data: AndroidData
  readonly kind: 'notification' | 'activity' | 'ongoing'
  readonly direction: 'incoming' | 'outgoing'
  readonly isConnected: boolean
  /** Held up by the service in the foreground: nothing but the service takes it away. */
  readonly isPinned: boolean
  stop(): void
}

/** What Android draws of calls: notifications, one activity, the ringtone. */
export interface Pictures {
  readonly calls: readonly ScreenCall[]
  readonly isRinging: boolean
  ring(data: AndroidData): void
  openActivity(data: AndroidData): void
  goOn(data: AndroidData, direction: 'incoming' | 'outgoing'): void
  connect(data: AndroidData): void
  /** Silences every ringtone and ends every activity, whichever call is meant; the notification of this call goes. */
  clear(id: string): void
  unpin(id: string): void
  stopService(id: string): void
  clearAll(): void
  isNotification(id: string): boolean
  with(id: string, state: 'ringing' | 'ongoing', task: (data: AndroidData) => void): boolean
}

const drawn = ({ data, kind, direction, isConnected }: Picture): ScreenCall => ({
  id: data.id,
  name: data.nameCaller,
  handle: data.handle,
  video: data.type > 0,
  direction,
  state: kind !== 'ongoing' ? 'ringing' : isConnected ? 'active' : 'connecting',
  isHeld: false,
  isMuted: false,
  isFullScreen: kind === 'activity',
})

export function createPictures(timers: Timers, timedOut: (data: AndroidData) => void): Pictures {
  const pictures = new Map<string, Picture>()
  let isRinging = false

  function put(picture: Picture): void {
    pictures.get(picture.data.id)?.stop()
    pictures.set(picture.data.id, picture)
  }
  function drop(id: string): void {
    pictures.get(id)?.stop()
    pictures.delete(id)
  }
  const stays = () => {}

  return {
    get calls() {
      return [...pictures.values()].map(drawn)
    },
    get isRinging() {
      return isRinging
    },
    ring(data) {
      isRinging = true
      const stop = timers.after(data.duration, () => timedOut(data))
      put({ data, kind: 'notification', direction: 'incoming', isConnected: false, isPinned: false, stop })
    },
    openActivity(data) {
      isRinging = true
      for (const [id, { kind }] of pictures) if (kind === 'activity') drop(id)
      // Its own timer closes the picture and tells nobody.
      const stop = timers.after(data.duration, () => {
        isRinging = false
        drop(data.id)
      })
      put({ data, kind: 'activity', direction: 'incoming', isConnected: false, isPinned: false, stop })
    },
    goOn(data, direction) {
      put({ data, kind: 'ongoing', direction, isConnected: false, isPinned: true, stop: stays })
    },
    connect(data) {
      isRinging = false
      const before = pictures.get(data.id)
      const { direction = 'incoming', isPinned = false } = before ?? {}
      put({ data, kind: 'ongoing', direction, isConnected: true, isPinned, stop: stays })
    },
    clear(id) {
      isRinging = false
      for (const [other, { kind, isPinned }] of pictures)
        if (kind === 'activity' || (other === id && !isPinned)) drop(other)
    },
    unpin: drop,
    stopService: drop,
    clearAll() {
      isRinging = false
      for (const id of [...pictures.keys()]) drop(id)
    },
    isNotification: (id) => pictures.get(id)?.kind === 'notification',
    with(id, state, task) {
      const picture = pictures.get(id)
      if (!picture || (picture.kind === 'ongoing') !== (state === 'ongoing')) return false
      task(picture.data)
      return true
    },
  }
}
