import type { MockOs, Wanted } from './mock-os.ts'

/** What the user can do on the simulated call screen. Each gives the id under which it is settled later. */
export interface SurfaceUser {
  /** A call is named by our call id or by the OS's uuid; left out, it is the one that appeared last. */
  answer(call?: string, options?: { readonly video?: boolean }): string
  end(call?: string): string
  hold(held: boolean, call?: string): string
  mute(muted: boolean, call?: string): string
  digits(digits: string, call?: string): string
  /** Starts a call from the list of recent calls of the OS. */
  start(to: string, options?: { readonly video?: boolean }): string
  /** In the notification of a missed call. Without `to`: the far side of that call. */
  callBack(call?: string, options?: { readonly to?: string; readonly video?: boolean }): string
  /** Talks to both at once. Without `other`: leaves the group. */
  group(call?: string, other?: string): string
}

/** The user's hands on the glass: each moves what the OS shows at once, and the app hears of it. */
export function createSurfaceUser(
  os: MockOs,
  shownAs: (callId: string) => string | undefined,
): SurfaceUser & { uuidOf(call: string | undefined): string | undefined } {
  const { screen } = os

  /** One that is gone keeps its name: what an OS still says of it is worth a test. */
  function uuidOf(call: string | undefined): string | undefined {
    if (call === undefined) return [...screen.rows.keys()].at(-1)
    return screen.rows.has(call) ? call : (shownAs(call) ?? call)
  }
  function move(call: string | undefined, wanted: Wanted, change: (uuid: string) => unknown): string {
    const uuid = uuidOf(call)
    if (uuid !== undefined && screen.get(uuid)) change(uuid)
    return os.ask(uuid, wanted)
  }

  return {
    uuidOf,
    answer: (call, options) =>
      move(call, { type: 'answer', ...options }, (uuid) => {
        if (screen.get(uuid)?.stage === 'ringing') screen.put(uuid, { pressed: true, stage: 'connecting' })
      }),
    end: (call) => move(call, { type: 'end' }, screen.take),
    hold: (held, call) => move(call, { type: 'hold', held }, (uuid) => screen.put(uuid, { held })),
    mute: (muted, call) => move(call, { type: 'mute', muted }, (uuid) => screen.put(uuid, { muted })),
    digits: (digits, call) => move(call, { type: 'digits', digits }, () => {}),
    start(to, { video = false } = {}) {
      const uuid = os.newUuid()
      screen.put(uuid, { direction: 'outgoing', stage: 'dialing', remote: { address: to }, video })
      return os.ask(uuid, { type: 'start', to, video })
    },
    callBack(call, options) {
      const uuid = call ?? screen.getSnapshot().missed.at(-1)?.uuid
      return os.ask(uuidOf(uuid), { type: 'callBack', ...options })
    },
    group: (call, other) => {
      const partner = other === undefined ? undefined : uuidOf(other)
      const wanted: Wanted =
        partner === undefined ? { type: 'group' } : { type: 'group', with: { refs: { 'os.uuid': partner } } }
      return os.ask(uuidOf(call), wanted)
    },
  }
}
