/** Something with events whose listeners an abort signal takes away again: any DOM event target. */
export interface Listenable {
  addEventListener(type: string, listener: () => void, options: { readonly signal: AbortSignal }): void
}

/**
 * The part of a page's globals that the device reads, each only where it exists: `globalThis` is one in a page and
 * also, then an empty one, in Node. A test brings its own.
 */
export interface BrowserScope extends Partial<Listenable> {
  readonly navigator?: {
    readonly onLine?: boolean
    readonly permissions?: {
      query(descriptor: { name: BrowserPermission }): Promise<Listenable & { readonly state: string }>
    }
    /** Absent on plain http. */
    readonly mediaDevices?: Listenable & {
      enumerateDevices(): Promise<
        readonly { readonly deviceId: string; readonly kind: string; readonly label: string }[]
      >
      getUserMedia(constraints: { audio?: boolean; video?: boolean }): Promise<{
        getTracks(): readonly { stop(): void }[]
      }>
    }
  }
  readonly document?: Listenable & { readonly visibilityState: string }
  readonly Notification?: { readonly permission: string; requestPermission(): Promise<string> }
}

/** The permissions that a browser knows of ours. */
export type BrowserPermission = 'microphone' | 'camera' | 'notifications'
