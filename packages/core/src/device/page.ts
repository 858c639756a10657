import type { DeviceSession } from './device-session.ts'

/** Reports whether the browser believes itself online. It knows the local link, not whether a server can be reached. */
export function watchNetwork({ scope, signal, emit }: DeviceSession): void {
  const { navigator } = scope
  if (typeof navigator?.onLine !== 'boolean') return
  const report = (): void => emit({ type: 'network.changed', online: navigator.onLine === true })
  report()
  scope.addEventListener?.('online', report, { signal })
  scope.addEventListener?.('offline', report, { signal })
}

/** Reports whether the page can be seen. */
export function watchApp({ scope, signal, emit }: DeviceSession): void {
  const { document } = scope
  if (document === undefined) return
  const report = (): void => {
    emit({ type: 'app.changed', state: document.visibilityState === 'hidden' ? 'background' : 'foreground' })
  }
  report()
  document.addEventListener('visibilitychange', report, { signal })
}
