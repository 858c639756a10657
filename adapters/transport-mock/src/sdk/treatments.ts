import type { Clock, CommandType, Millis, Outcome } from '@offhook/core'

/** What the simulated SDK does to a command instead of simply carrying it out. */
export type Treatment =
  /** Not carried out; answers this. */
  | { readonly as: 'refused'; readonly outcome: Outcome }
  /** Not carried out, never answers. */
  | { readonly as: 'never' }
  /** Answers "taken", and nothing comes of it. */
  | { readonly as: 'ignored' }
  /** Carried out and answered this much later. It was begun: an abort meanwhile does not undo it. */
  | { readonly as: 'delayed'; readonly ms: Millis }
  /** A broken SDK: throws within `execute`, or rejects. */
  | { readonly as: 'throws' }
  | { readonly as: 'rejects' }

export interface Treatments {
  set(type: CommandType, treatment: Treatment, times: number): void
  clear(type?: CommandType): void
  apply(type: CommandType, carryOut: () => Outcome | Promise<Outcome>): Promise<Outcome>
}

export function createTreatments(clock: Clock): Treatments {
  const byType = new Map<CommandType, { readonly treatment: Treatment; left: number }>()

  const take = (type: CommandType): Treatment | undefined => {
    const entry = byType.get(type)
    if (!entry) return undefined
    entry.left -= 1
    if (entry.left <= 0) byType.delete(type)
    return entry.treatment
  }

  return {
    set(type, treatment, times) {
      if (times > 0) byType.set(type, { treatment, left: times })
    },
    clear(type) {
      if (type) byType.delete(type)
      else byType.clear()
    },
    apply(type, carryOut) {
      const treatment = take(type)
      // At once, but what it throws becomes a rejection.
      const begin = async () => carryOut()
      if (!treatment) return begin()
      switch (treatment.as) {
        case 'refused':
          return Promise.resolve(treatment.outcome)
        case 'never':
          return new Promise(() => {})
        case 'ignored':
          return Promise.resolve({ ok: true })
        case 'delayed':
          return new Promise((resolve) => {
            clock.setTimeout(() => resolve(begin()), treatment.ms)
          })
        case 'throws':
          throw new Error(`the simulated SDK threw on ${type}`)
        case 'rejects':
          return Promise.reject(new Error(`the simulated SDK rejected ${type}`))
        default:
          return treatment satisfies never
      }
    },
  }
}
