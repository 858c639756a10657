/** The bridge of React Native: jobs of their own, in order, in both directions. */
export interface Line {
  /** Runs `work` on the native side; the promise settles when its answer has come back, if it ever answers. */
  ask<T>(work: (resolve: (value: T) => void, reject: (message: string) => void) => void): Promise<T>
  /** Runs `job` on the other side, later. */
  tell(job: () => void): void
}

export function createLine(): Line {
  const tell = (job: () => void) => void Promise.resolve().then(job)
  return {
    tell,
    ask: (work) =>
      new Promise((resolve, reject) => {
        tell(() =>
          work(
            (value) => tell(() => resolve(value)),
            (message) => tell(() => reject(new Error(message))),
          ),
        )
      }),
  }
}
