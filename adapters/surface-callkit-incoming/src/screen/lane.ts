import type { Ask } from '../functions/ask.ts'
import { uuidOf } from '../read/callkit-call.ts'
import { readActiveCalls } from './active-calls.ts'
import type { Questions } from './questions.ts'
import type { ShownCalls } from './shown-calls.ts'

/** A guess: how many round trips a call that CallKit never starts may hold up the others. What starts is waited for by its START. */
const mostRounds = 256

export interface Lane {
  readonly ask: Ask
  /** MUST be called when an event was heard: after START the others go on. */
  goOn(): void
}

/**
 * iOS gives a call that it is about to start the data of whichever call it was told of last, and speaks of it by that one's
 * id ever after. So while a call is being started, whatever else is to be said waits, in its order, until START was heard or
 * the OS lists the call as the plugin's. Of a start that comes to nothing the native side says nothing: its answers measure
 * how long to wait.
 */
export function createLane(ask: Ask, questions: Questions, calls: ShownCalls): Lane {
  const waiting: (() => void)[] = []
  /** The start that is watched, one of its own each time. */
  let watched: { readonly uuid: string } | undefined

  const send: Ask = (method, args) => {
    if (method === 'startCall') calls.starting = uuidOf(String(Object(args).id))
    return ask(method, args)
  }

  function goOn(): void {
    while (calls.starting === undefined && waiting.length > 0) waiting.shift()?.()
    const uuid = waiting.length > 0 ? calls.starting : undefined
    if (watched?.uuid === uuid) return
    watched = uuid === undefined ? undefined : { uuid }
    if (watched) void watch(watched)
  }

  async function watch(mine: { readonly uuid: string }): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      const answer = await questions.activeCalls()
      if (watched !== mine) return
      const list = answer?.ok ? readActiveCalls(answer.value) : undefined
      if (!answer || list?.some(({ id, bare }) => !bare && uuidOf(id) === mine.uuid)) break
    }
    calls.starting = undefined
    watched = undefined
    goOn()
  }

  return {
    ask(method, args) {
      // A question tells it of no call.
      if (method === 'activeCalls') return ask(method, args)
      if (waiting.length === 0 && calls.starting === undefined) return send(method, args)
      questions.came()
      return new Promise((resolve) => {
        waiting.push(() => resolve(send(method, args)))
        goOn()
      })
    },
    goOn,
  }
}
