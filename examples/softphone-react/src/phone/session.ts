import { refusalSentence } from '../words/sentences.ts'
import type { Line } from './line.ts'
import type { Preferences } from './preferences.ts'

export interface SessionState {
  readonly line: Line | undefined
  /** Opening or closing. */
  readonly busy: boolean
  /** Why the last line could not be opened, in words. */
  readonly fault: string | undefined
}

/** Makes a line by what the user has chosen; it is asked again when the line is opened anew. */
export type CreateLine = (preferences: Preferences) => Line | Promise<Line>

export interface Session {
  readonly getState: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  readonly enter: (create: CreateLine, preferences: Preferences) => Promise<void>
  readonly leave: () => Promise<void>
  /** The same line with other choices: a phone keeps its policy for life, so this is a new one. */
  readonly reopen: (preferences: Preferences) => Promise<void>
}

/**
 * Which line is open. It lives outside of React, as the phone does: a component that is unmounted, mounted twice or
 * reloaded changes no call.
 */
export function createSession(): Session {
  let state: SessionState = { line: undefined, busy: false, fault: undefined }
  let created: CreateLine | undefined
  const listeners = new Set<() => void>()
  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const open = async (create: CreateLine, preferences: Preferences) => {
    try {
      const line = await create(preferences)
      const opened = await line.open()
      if (opened.ok) return set({ line, busy: false })
      await line.phone.stop()
      set({ line: undefined, busy: false, fault: refusalSentence(opened) })
    } catch (error) {
      set({ line: undefined, busy: false, fault: error instanceof Error ? error.message : String(error) })
    }
  }
  const close = async ({ phone }: Line) => {
    await phone.signOut()
    await phone.stop()
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async enter(create, preferences) {
      if (state.busy || state.line) return
      created = create
      set({ busy: true, fault: undefined })
      await open(create, preferences)
    },
    async leave() {
      const { line } = state
      if (!line || state.busy) return
      set({ busy: true })
      await close(line)
      set({ line: undefined, busy: false, fault: undefined })
    },
    async reopen(preferences) {
      const { line } = state
      if (!line || state.busy || !created) return
      set({ busy: true, fault: undefined })
      await close(line)
      await open(created, preferences)
    },
  }
}
