import type { CallKeepPlatform } from '../platform.ts'

/** The events from before there was JavaScript, which come by two ways: `didLoadWithEvents` and `getInitialEvents`. */
export interface Queue {
  /** What of it has not come yet. */
  fresh(events: readonly unknown[]): readonly unknown[]
  /** The native side has emptied it. */
  cleared(): void
}

const textOf = (event: unknown): string | undefined => {
  try {
    return JSON.stringify(event)
  } catch {
    return undefined
  }
}

/**
 * iOS never empties its queue by itself: the same list comes by both ways, and again whenever listeners come and go. It
 * only grows at its end, so what has come is known by its place, and two equal events are still two. Android empties it
 * as it hands it over, so there a list is always new.
 */
export function createQueue(platform: CallKeepPlatform): Queue {
  let come: readonly (string | undefined)[] = []
  return {
    fresh(events) {
      if (platform === 'android') return events
      const texts = events.map(textOf)
      const isSame = come.length <= texts.length && come.every((text, place) => text === texts[place])
      const from = isSame ? come.length : 0
      come = texts
      return events.slice(from)
    },
    cleared() {
      come = []
    },
  }
}
