/** The way to the switchboard. What the far side does while there is none arrives once there is one again. */
export interface Network {
  readonly online: boolean
  set(online: boolean): void
  /** Runs `task` as soon as there is a way: at once, or when it comes back. */
  reach(task: () => void): void
}

export function createNetwork(): Network {
  let online = true
  let waiting: (() => void)[] = []
  return {
    get online() {
      return online
    },
    set(is) {
      online = is
      if (!online) return
      const arrived = waiting
      waiting = []
      for (const task of arrived) task()
    },
    reach(task) {
      if (online) task()
      else waiting.push(task)
    },
  }
}
