import * as installed from 'sip.js'
import type { SipLibrary } from './options.ts'

const { SessionState } = installed

/** Lets everything run that waits for nothing but promises. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A promise that the test resolves. */
export function gate() {
  let open: () => void = () => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

/** An INVITE that came in, as far as the adapter looks at it. */
export class FakeInvitation {
  readonly request: { readonly callId: string }
  readonly remoteIdentity = { displayName: undefined, uri: { user: '7', host: 'x.example' } }
  readonly assertedIdentity = undefined
  readonly userAgent = { isConnected: () => true }
  body = ''
  readonly rejected: number[] = []
  /** The tracks that it was accepted with. */
  readonly accepted: unknown[] = []
  state = SessionState.Initial
  delegate: { onInvite(request: { readonly body: string }, response: string, statusCode: number): void } | undefined
  readonly stateChange = {
    addListener: (listener: (state: installed.SessionState) => void) => void this.#listeners.push(listener),
  }
  readonly #listeners: ((state: installed.SessionState) => void)[] = []

  constructor(callId: string) {
    this.request = { callId }
  }

  become(state: installed.SessionState): void {
    this.state = state
    for (const listener of this.#listeners) listener(state)
  }

  async reject({ statusCode }: { readonly statusCode: number }): Promise<void> {
    this.rejected.push(statusCode)
    this.become(SessionState.Terminated)
  }

  async accept(options: { readonly sessionDescriptionHandlerOptions: { readonly tracks: unknown } }): Promise<void> {
    if (this.state !== SessionState.Initial) throw new Error(`Invalid session state ${this.state}`)
    this.accepted.push(options.sessionDescriptionHandlerOptions.tracks)
    this.become(SessionState.Establishing)
    this.become(SessionState.Established)
  }

  /** Its answer never comes. */
  bye(): Promise<void> {
    this.become(SessionState.Terminating)
    return new Promise(() => undefined)
  }
}

/** sip.js with invitations that a test can make. */
export const fakeSip = { ...installed, Invitation: FakeInvitation } as unknown as SipLibrary
