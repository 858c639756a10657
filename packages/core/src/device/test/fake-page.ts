import { getEventListeners } from 'node:events'
import { type Mock, vi } from 'vitest'
import type { Outcome } from '../../ports/command.ts'
import type { DeviceCommand } from '../../ports/device.ts'
import type { Permission } from '../../values.ts'
import { type BrowserDeviceOptions, createBrowserDevice } from '../browser-device.ts'
import type { BrowserPermission, BrowserScope } from '../browser-scope.ts'

class Status extends EventTarget {
  state: string
  constructor(state: string) {
    super()
    this.state = state
  }
  become(state: string): void {
    this.state = state
    this.dispatchEvent(new Event('change'))
  }
}

interface Asked {
  readonly audio?: boolean
  readonly video?: boolean
}
export interface Track {
  stop(): void
}

export class Media extends EventTarget {
  found = [
    { deviceId: 'mic', kind: 'audioinput', label: 'Microphone' },
    { deviceId: 'default', kind: 'audiooutput', label: 'Default' },
    { deviceId: 'ear', kind: 'audiooutput', label: '' },
    { deviceId: '', kind: 'audiooutput', label: '' },
  ]
  readonly track: { readonly stop: Mock<() => void> } = { stop: vi.fn<() => void>() }
  readonly enumerateDevices = vi.fn(async () => this.found)
  readonly getUserMedia = vi.fn<(asked: Asked) => Promise<{ getTracks(): Track[] }>>(async () => ({
    getTracks: () => [this.track],
  }))
  refuse(name: string, message: string): void {
    this.getUserMedia.mockRejectedValue(new DOMException(message, name))
  }
}

/** A page whose every part a test can move, with real event targets. */
export function createPage() {
  const statuses: Record<BrowserPermission, Status> = {
    microphone: new Status('prompt'),
    camera: new Status('denied'),
    notifications: new Status('granted'),
  }
  const media = new Media()
  const navigator = {
    onLine: true,
    permissions: { query: async ({ name }: { name: BrowserPermission }) => statuses[name] },
    mediaDevices: media,
  }
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const Notification = { permission: 'granted', requestPermission: vi.fn(async () => 'granted') }
  const page = Object.assign(new EventTarget(), { navigator, document, Notification })
  const targets = [page, document, media, ...Object.values(statuses)]
  const events = ['online', 'offline', 'visibilitychange', 'devicechange', 'change']
  const listeners = (): number =>
    targets.flatMap((target) => events.flatMap((event) => getEventListeners(target, event))).length
  return { page, navigator, document, Notification, media, statuses, listeners }
}

export function createRig(scope: BrowserScope, options: BrowserDeviceOptions = {}) {
  const device = createBrowserDevice({ scope, ...options })
  const facts: unknown[] = []
  const host = { emit: (fact: unknown) => void facts.push(fact) }
  return {
    device,
    facts,
    start: () => device.start(host),
    take: () => facts.splice(0),
    execute: (command: DeviceCommand) => device.execute(command, { signal: new AbortController().signal }),
    ask: (permission: Permission): Promise<Outcome> =>
      device.execute({ type: 'requestPermission', permission }, { signal: new AbortController().signal }),
  }
}

/** A device on a page, started, its first facts taken. */
export async function createStarted(options: BrowserDeviceOptions = {}) {
  const page = createPage()
  const rig = createRig(page.page, options)
  await rig.start()
  rig.take()
  return { ...page, ...rig }
}

/** A promise that the test resolves when it likes. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

export const settled = () => new Promise((resolve) => setImmediate(resolve))
