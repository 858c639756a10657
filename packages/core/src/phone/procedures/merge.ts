import { contextOf, type LiveCall } from '../live-call.ts'
import { type Answer, already, type Check, refused, taken } from '../settle.ts'
import { othersOf } from '../surroundings.ts'
import { ask } from './ask.ts'
import { dissolve, membersOf, putInGroup } from './groups.ts'
import { clearLine, takeBack } from './line.ts'
import { nowAs, type ProcedureSetup } from './setup.ts'
import { inTurn } from './step.ts'

export const isTalking = ({ phase }: LiveCall) => phase === 'active' || phase === 'held'
const idOf = ({ id }: LiveCall) => id

/** What took place in the transport after all: nobody counts on it any more. */
function splitAgain({ kernel, calls, runner }: ProcedureSetup, ones: readonly LiveCall[]): void {
  const strays = ones.filter(({ id }) => calls.live.get(id) && !runner.running).filter((one) => !contextOf(one).groupId)
  if (strays.length > 0) kernel.execute('transport', { type: 'split', calls: strays.map(calls.target) })
}

/** All talk to all. Whoever is held is taken back first; whoever talks and is not meant is held. */
export function merge(setup: ProcedureSetup, call: LiveCall, meant: readonly LiveCall[]): Answer | Check {
  const { kernel, calls, runner, later } = setup
  const all = [...new Set(meant.flatMap((one) => [one, ...membersOf(calls.live, contextOf(one).groupId)]))]
  const [first, second, ...rest] = all
  if (!first || !second || !all.every(isTalking)) return refused({ reason: 'not-connected' }, call.id)
  const groupIds = new Set(all.map((one) => contextOf(one).groupId))
  if (groupIds.size === 1 && !groupIds.has(undefined)) return already
  const groupId = [...groupIds].find((id) => id !== undefined) ?? kernel.id()
  const alone = othersOf(calls.live).filter((one) => !all.includes(one))
  const hush = (hushed: boolean) => {
    for (const one of all) one.hushed = hushed
  }
  return runner.run({ type: 'merge', callIds: all.map(idOf) }, () => {
    // They talk side by side from now on: none is put on hold for the other.
    hush(true)
    const steps = inTurn(calls, all.map(idOf), [
      () => clearLine(calls, first.id, alone, kernel.policy.oneVoice ? 'hold' : 'leave', later),
      () =>
        takeBack(
          calls,
          all.filter((one) => contextOf(one).hold.desired),
        ),
      () =>
        ask(
          kernel,
          { type: 'merge', calls: [calls.target(first), calls.target(second), ...rest.map(calls.target)] },
          () => splitAgain(setup, all),
        ),
      () => {
        putInGroup(
          all.map((one) => nowAs(calls, one)),
          groupId,
        )
        hush(false)
        return { check: () => taken, giveBack() {} }
      },
    ])
    return {
      check: steps.check,
      giveBack() {
        hush(false)
        steps.giveBack()
      },
    }
  })
}

/** Talks to this one alone; the others of its group are held, and talk on among themselves when they are taken back. */
export function split(setup: ProcedureSetup, call: LiveCall): Answer | Check {
  const { kernel, calls, runner, later } = setup
  const { groupId } = contextOf(call)
  const members = membersOf(calls.live, groupId)
  const rest = members.filter((one) => one !== call)
  const clearing = [...new Set([...othersOf(calls.live, call.id), ...rest.filter(({ phase }) => phase === 'active')])]
  const [first, second, ...others] = members
  const mergeAgain = () => {
    const whole = members.every((one) => calls.live.get(one.id) && contextOf(one).groupId === groupId)
    if (whole && first && second && !runner.running)
      kernel.execute('transport', {
        type: 'merge',
        calls: [calls.target(first), calls.target(second), ...others.map(calls.target)],
      })
  }
  return runner.run({ type: 'split', callIds: [call.id, ...rest.map(idOf)] }, () =>
    inTurn(
      calls,
      [call.id],
      [
        () => clearLine(calls, call.id, clearing, kernel.policy.oneVoice ? 'hold' : 'leave', later),
        () => takeBack(calls, call.phase === 'held' ? [call] : []),
        () => ask(kernel, { type: 'split', calls: [calls.target(call)] }, mergeAgain),
        () => {
          putInGroup([call], undefined)
          dissolve(calls.live, groupId)
          return { check: () => taken, giveBack() {} }
        },
      ],
    ),
  )
}
