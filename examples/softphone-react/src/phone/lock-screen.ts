import { systemClock } from '@offhook/core'
import { createMockSurface, type MockSurface } from '@offhook/transport-mock'
import { type Glass, type RecentRow, recentsAfter } from './glass.ts'

/** How the OS of the simulated phone behaves. */
export interface OsManners {
  /** Everything between the OS and the app takes a while, both ways. */
  readonly slow: boolean
  /** It reports each press twice. */
  readonly repeats: boolean
  /** It says back what the app did, as if its own user had done it: CallKit does. */
  readonly echoes: boolean
  /** The audio session is the app's. It is not while a call of the mobile network has it, say. */
  readonly sound: boolean
}

export interface LockScreenState extends Glass {
  readonly manners: OsManners
}

/** The phone that the app runs on, as its user sees it while it is locked. */
export interface LockScreen {
  /** The call screen, as the option of a phone. */
  readonly surface: MockSurface
  readonly getState: () => LockScreenState
  readonly subscribe: (listener: () => void) => () => void
  /** Takes the notification of a missed call away. */
  readonly dismiss: (uuid: string) => void
  readonly behave: (change: Partial<OsManners>) => void
}

const slowMs = 1_500

/** A simulated OS with a screen that can be drawn, and a list of calls of its own. It lives as long as its line. */
export function createLockScreen(): LockScreen {
  let manners: OsManners = { slow: false, repeats: false, echoes: true, sound: true }
  const surface = createMockSurface({ name: 'lock-screen', clock: systemClock, echoes: manners.echoes })
  const listeners = new Set<() => void>()
  let recents: readonly RecentRow[] = []
  let dismissed: ReadonlySet<string> = new Set()
  let drawn = surface.screen.getSnapshot()
  let state = stateOf()

  function stateOf(): LockScreenState {
    const { calls, missed } = drawn
    return { calls, missed: missed.filter(({ uuid }) => !dismissed.has(uuid)), recents, manners }
  }
  function changed(): void {
    state = stateOf()
    for (const listener of [...listeners]) listener()
  }
  surface.screen.subscribe(() => {
    const before = drawn
    drawn = surface.screen.getSnapshot()
    const replaced = new Set(surface.closed.flatMap(({ uuid, end }) => (end.reason === 'replaced' ? [uuid] : [])))
    recents = recentsAfter({ recents, before, now: drawn, at: systemClock.now(), replaced })
    changed()
  })

  return {
    surface,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dismiss(uuid) {
      dismissed = new Set([...dismissed, uuid])
      changed()
    },
    behave(change) {
      manners = { ...manners, ...change }
      surface.behave({
        lagMs: manners.slow ? slowMs : 0,
        repeats: () => (manners.repeats ? 1 : 0),
        echoes: manners.echoes,
      })
      if (change.sound !== undefined) surface.setAudioSession(change.sound)
      changed()
    },
  }
}
