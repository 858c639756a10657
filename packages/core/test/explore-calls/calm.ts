import type { CallCommand } from '../../src/ports/command.ts'
import type { Lab } from './lab.ts'

/** More than any chain of deadlines needs. */
const MOST_STEPS = 200

/** What an SDK that works reports when it was asked for this. */
function carryOut(lab: Lab, command: CallCommand): void {
  if (!('call' in command)) return
  const place = lab.live.findIndex(({ id }) => id === command.call.callId)
  if (place < 0) return
  switch (command.type) {
    case 'setHold':
      return lab.say(place, { type: 'call.holdChanged', side: 'local', held: command.held } as {
        type: 'call.holdChanged'
      })
    case 'answer':
    case 'startCall':
      return lab.say(place, { type: 'call.established' })
    case 'hangUp':
    case 'decline':
      return lab.say(place, { type: 'call.ended' })
    default:
      return
  }
}

/** From now on everything that is asked for is done at once, and time passes until nothing waits any more. */
export function letItCalm(lab: Lab): void {
  for (let step = 0; step < MOST_STEPS; step++) {
    const [asked] = lab.pending
    if (asked) {
      lab.answer(0, { ok: true })
      carryOut(lab, asked.command)
    } else if (lab.alarms > 0) lab.pass()
    else return
  }
  throw new Error(`it does not calm down: ${lab.pending.map(({ command }) => command.type)}, ${lab.deadlines}`)
}
