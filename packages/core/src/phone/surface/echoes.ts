import type { Millis } from '../../values.ts'

/** What the user can set on the call screen, and the phone too. */
export type Toggle = 'held' | 'muted'

/** A screen that says nothing back within this time, says nothing back. */
export const ECHO_MS: Millis = 2_000

export interface Echoes {
  /**
   * The screen was told so, and may say it back as if its user had done it. In doubt: it may have stood there already, and
   * then nothing comes.
   */
  expect(toggle: Toggle, value: boolean, inDoubt?: boolean): void
  /** Its user has pressed the other way: an echo that was in doubt is waited for no longer. */
  pressed(toggle: Toggle): void
  /** Whether this is what the screen was told. Each telling comes back once, in the order of the tellings. */
  absorb(toggle: Toggle, value: boolean): boolean
  /** Whether one more may come. */
  expects(toggle: Toggle): boolean
  /** Whether one that was due has not come; it is waited for no longer. */
  missed(toggle: Toggle): boolean
}

/**
 * Tells the echo of our own wish from the user's. Without it, two quick taps in the app come back as two taps on the call
 * screen, and mute flips to and fro for ever.
 */
export function createEchoes(now: () => Millis): Echoes {
  let expected: {
    readonly toggle: Toggle
    readonly value: boolean
    readonly until: Millis
    readonly inDoubt: boolean
  }[] = []
  return {
    expect(toggle, value, inDoubt = false) {
      expected.push({ toggle, value, until: now() + ECHO_MS, inDoubt })
    },
    pressed(toggle) {
      expected = expected.filter((one) => one.toggle !== toggle || !one.inDoubt)
    },
    absorb(toggle, value) {
      const at = expected.findIndex((one) => one.toggle === toggle && one.value === value && one.until > now())
      if (at < 0) return false
      // What should have come before it was lost on the way.
      expected = expected.filter((one, place) => place > at || one.toggle !== toggle)
      return true
    },
    missed(toggle) {
      const before = expected.length
      expected = expected.filter((one) => one.toggle !== toggle || one.until > now())
      return expected.length < before
    },
    expects: (toggle) => expected.some((one) => one.toggle === toggle),
  }
}
