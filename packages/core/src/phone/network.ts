import type { Account } from './account.ts'
import type { Calls } from './calls.ts'
import { send } from './live-call.ts'
import type { PhoneSnapshot } from './phone.ts'

/** What is known of the way to the server: the link of the transport, and the network of the device. */
export interface Network {
  readonly link: PhoneSnapshot['link']
  readonly online: boolean
  readonly offline: boolean
  changed(change: { readonly link?: PhoneSnapshot['link']; readonly online?: boolean }): void
}

export interface NetworkSetup {
  readonly account: () => Account
  readonly calls: () => Calls
  readonly resync: () => void
}

/** Carries a change of the network to the account, which tries again, and to the calls, whose media may need a new path. */
export function createNetwork({ account, calls, resync }: NetworkSetup): Network {
  let state: Pick<Network, 'link' | 'online'> = { link: 'unknown', online: true }
  const isOffline = () => state.link === 'down' || !state.online
  return {
    get link() {
      return state.link
    },
    get online() {
      return state.online
    },
    get offline() {
      return isOffline()
    },
    changed(change) {
      const before = state
      const wasOffline = isOffline()
      state = { ...before, ...change }
      const offline = isOffline()
      if (offline !== wasOffline) calls().views.markAll()
      // Without a network nothing is tried; with one, though the link is down, the account tries by its backoff.
      if (before.online && !state.online) return account().unreachable(true)
      if (before.link !== 'down' && state.link === 'down') account().unreachable(!state.online)
      if (!before.online && state.online) account().reachable()
      else if (wasOffline && !offline) account().reachable()
      if (!wasOffline || offline) return
      resync()
      for (const call of calls().live.values()) send(call, { type: 'media.retry' })
    },
  }
}
