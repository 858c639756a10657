import type { Outcome } from '../ports/command.ts'
import type { Device, DeviceCommand, DeviceConcern } from '../ports/device.ts'
import type { Permission } from '../values.ts'
import type { BrowserScope } from './browser-scope.ts'
import { createDeviceLists, type DeviceLists } from './device-lists.ts'
import { type DeviceSession, openSession } from './device-session.ts'
import { watchApp, watchNetwork } from './page.ts'
import { askPermission, watchPermissions } from './permissions.ts'
import { vendorOf } from './vendor-error.ts'

const CONCERNS: readonly DeviceConcern[] = ['permissions', 'audio', 'network', 'app']

export interface BrowserDeviceOptions {
  /**
   * Moves the sound of calls to an output, such as a media element's `setSinkId`; may throw or reject. Without it
   * outputs are listed, and choosing one is answered `not-supported`.
   */
  readonly onAudioOutput?: (id: string) => unknown
  /** What the transport does not look after itself. Default: all. */
  readonly handles?: readonly DeviceConcern[]
  /** The globals to read; default: those of the page, once started. */
  readonly scope?: BrowserScope
}

/**
 * The `Device` port on a web page: permissions, the lists of devices, online state and page visibility. It reads nothing
 * before `start`, and reports nothing where the platform has nothing (Node, server rendering).
 */
export function createBrowserDevice(options: BrowserDeviceOptions = {}): Device {
  const { onAudioOutput, handles = CONCERNS } = options
  if (onAudioOutput !== undefined && typeof onAudioOutput !== 'function') {
    throw new TypeError(
      'createBrowserDevice: `onAudioOutput` must be a function that takes an output id; leave it out if there is none',
    )
  }
  if (!Array.isArray(handles) || !handles.every((concern) => CONCERNS.includes(concern))) {
    throw new TypeError(
      `createBrowserDevice: \`handles\` must be a list of ${CONCERNS.join(', ')}; leave it out for all`,
    )
  }

  let running: AbortController | undefined
  let session: DeviceSession | undefined
  let lists: DeviceLists | undefined
  const scopeNow = (): BrowserScope => options.scope ?? globalThis

  const requestPermission = async (permission: Permission): Promise<Outcome> => {
    const { outcome, state } = await askPermission(scopeNow(), permission)
    if (state !== undefined) session?.emit({ type: 'permission.changed', permission, state })
    if (outcome.ok && (permission === 'microphone' || permission === 'camera')) void lists?.read()
    return outcome
  }

  const setAudioOutput = async (id: string): Promise<Outcome> => {
    if (onAudioOutput === undefined) return { ok: false, reason: 'not-supported' }
    try {
      await onAudioOutput(id)
    } catch (error) {
      return { ok: false, reason: 'failed', vendor: vendorOf(error) }
    }
    session?.emit({ type: 'audio.changed', current: id, evidence: 'ack' })
    return { ok: true }
  }

  return {
    name: 'browser',
    handles,
    async start(host) {
      running?.abort()
      running = new AbortController()
      session = openSession(scopeNow(), running.signal, host)
      lists = handles.includes('audio') ? createDeviceLists(session) : undefined
      if (handles.includes('network')) watchNetwork(session)
      if (handles.includes('app')) watchApp(session)
      await Promise.all([handles.includes('permissions') && watchPermissions(session), lists?.watch()])
    },
    async execute(command: DeviceCommand, { signal }) {
      if (signal.aborted) return { ok: false, reason: 'failed', vendor: vendorOf(signal.reason) }
      switch (command.type) {
        case 'requestPermission':
          return requestPermission(command.permission)
        case 'setAudioOutput':
          return setAudioOutput(command.id)
        default:
          return command satisfies never
      }
    },
    async stop() {
      running?.abort()
      running = session = lists = undefined
    },
  }
}
