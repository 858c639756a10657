import { refusalSentence } from '../words/sentences.ts'
import type { Line } from './line.ts'

export interface SessionState {
  readonly line: Line | undefined
  /** Opening or closing. */
  readonly busy: boolean
  /** Why the last line could not be opened, in words. */
  readonly fault: string | undefined
}

export interface Session {
  readonly getState: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  readonly enter: (create: () => Line | Promise<Line>) => Promise<void>
  readonly leave: () => Promise<void>
}

/**
 * Which line is open. It lives outside of React, as the phone does: a component that is unmounted, mounted twice or
 * reloaded changes no call.
 */
export function createSession(): Session {
  let state: SessionState = { line: undefined, busy: false, fault: undefined }
  const listeners = new Set<() => void>()
  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async enter(create) {
      if (state.busy || state.line) return
      set({ busy: true, fault: undefined })
      try {
        const line = await create()
        const opened = await line.open()
        if (opened.ok) return set({ line, busy: false })
        await line.phone.stop()
        set({ busy: false, fault: refusalSentence(opened) })
      } catch (error) {
        set({ busy: false, fault: error instanceof Error ? error.message : String(error) })
      }
    },
    async leave() {
      const { line } = state
      if (!line || state.busy) return
      set({ busy: true })
      await line.phone.signOut()
      await line.phone.stop()
      set({ line: undefined, busy: false, fault: undefined })
    },
  }
}
