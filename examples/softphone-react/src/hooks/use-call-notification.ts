import type { CallView } from '@offhook/core'
import { useEffect, useState } from 'react'
import { nameOf } from '../words/sentences.ts'

const permissionNow = () => (typeof Notification === 'undefined' ? 'denied' : Notification.permission)

/** The system's notification for a call that rings while the page is hidden. It goes when the call does. */
export function useCallNotification(call: CallView | undefined): {
  /** Asks the browser, from a click. Absent once it has been asked. */
  readonly ask: (() => void) | undefined
} {
  const [permission, setPermission] = useState(permissionNow)
  const id = call?.id
  const name = call && nameOf(call.remote)
  useEffect(() => {
    if (id === undefined || name === undefined || permission !== 'granted' || !document.hidden) return
    const notification = new Notification(name, { body: 'Incoming call', tag: id, requireInteraction: true })
    notification.onclick = () => window.focus()
    return () => notification.close()
  }, [id, name, permission])
  return {
    ask: permission === 'default' ? () => void Notification.requestPermission().then(setPermission) : undefined,
  }
}
