import type { Ask } from '../functions/ask.ts'
import { uuidOf } from '../read/callkit-call.ts'
import type { ShownCalls } from './shown-calls.ts'

/** Far more round trips than CallKit takes to start a call; one that it never starts MUST NOT hold up the others for ever. */
const mostRounds = 16

/**
 * iOS gives a call that it is about to start the data of whichever call it was told of last, and speaks of it by that one's
 * id ever after. So while a call is being started, whatever else is to be said waits, in its order; the answers of the native
 * side measure how long.
 */
export function inLane(ask: Ask, calls: ShownCalls): Ask {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  const isStarting = () => calls.starting !== undefined

  async function started(): Promise<void> {
    for (let round = 0; round < mostRounds && isStarting(); round += 1) await ask('activeCalls')
    calls.starting = undefined
  }
  const send: Ask = (method, args) => {
    if (method === 'startCall') calls.starting = uuidOf(String(Object(args).id))
    return ask(method, args)
  }

  return (method, args) => {
    // A question tells it of no call.
    if (method === 'activeCalls') return ask(method, args)
    if (waiting === 0 && !isStarting()) return send(method, args)
    waiting += 1
    const done = last.then(started).then(() => {
      waiting -= 1
      return send(method, args)
    })
    last = done
    return done
  }
}
