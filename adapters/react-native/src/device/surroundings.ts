import type { AppStatePart, NetInfoPart } from './parts.ts'
import type { Session } from './session.ts'

/** Reports whether the app is in front, when that changes, and calls back whenever it comes to the front. */
export function watchApp({ emit, onClose }: Session, AppState: AppStatePart, onForeground: () => void): void {
  let told: string | null | undefined
  const report = (state: string | null | undefined): void => {
    // `inactive` (iOS: a system dialog, the call screen, the task switcher) is on the way to one of the two, or back.
    if (state === told || (state !== 'active' && state !== 'background')) return
    const returned = state === 'active' && told !== undefined
    told = state
    emit({ type: 'app.changed', state: state === 'active' ? 'foreground' : 'background' })
    if (returned) onForeground()
  }
  const subscription = AppState.addEventListener('change', report)
  onClose(() => subscription.remove())
  report(AppState.currentState)
}

/** Reports whether there is a network. Not whether the internet is reached: a telephone server may be on the local one. */
export function watchNetwork({ emit, onClose }: Session, NetInfo: NetInfoPart): void {
  const stop = NetInfo.addEventListener(({ isConnected }) => {
    // `null`: not known yet.
    if (isConnected !== null) emit({ type: 'network.changed', online: isConnected })
  })
  onClose(stop)
}
