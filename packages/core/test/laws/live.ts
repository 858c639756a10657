import { isDeepStrictEqual } from 'node:util'
import { createPhoneDriver, type PhoneDriver, type PhoneStep, settle } from '@offhook/testing'
import { replay } from '../../src/index.ts'
import { foresee } from './foresee.ts'
import { type LawWatch, watchLaws } from './watch-laws.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

/** Longer than any one deadline. */
const LONG_MS = 40_000

/** Time passes until every deadline, one after the other, is over. */
async function letEverythingPass({ clock }: World): Promise<void> {
  for (let round = 0; round < 6; round++) {
    await settle()
    clock.advance(LONG_MS)
  }
  await settle()
}

/** Every command answers (law 9); only digits may wait, as long as the user holds the call. */
function* unanswered(driver: PhoneDriver, { phone }: World): Generator<string> {
  const isHeld = phone.getSnapshot().calls.some(({ phase }) => phase === 'held')
  for (const { command, state, error } of driver.asked) {
    if (state === 'resolved' || (state === 'pending' && command.type === 'sendDigits' && isHeld)) continue
    yield `${JSON.stringify(command)} is ${state}${error === undefined ? '' : `: ${String(error)}`}`
  }
}

function* leftovers({ phone, clock }: World): Generator<string> {
  const { status, calls } = phone.getSnapshot()
  if (status !== 'stopped') yield `stopped, and the phone is ${status}`
  if (calls.length > 0) yield `stopped, and there are calls: ${calls.map(({ phase }) => phase)}`
  if (clock.pending > 0) yield `stopped, and ${clock.pending} timers are left`
}

function* differences({ phone }: World, { published }: LawWatch): Generator<string> {
  const again = new Map(replay(phone.trace({ scrub: false })).map(({ seq, snapshot }) => [seq, snapshot]))
  for (const { seq, snapshot } of published) {
    if (isDeepStrictEqual(again.get(seq), snapshot)) continue
    yield `the replay differs at input ${seq}: ${JSON.stringify(again.get(seq))} is not ${JSON.stringify(snapshot)}`
    return
  }
}

/** Lives a script to its end and stops the phone; throws with the story when a law was broken on the way. */
export async function live(options: WorldOptions, steps: readonly PhoneStep[]): Promise<void> {
  const world = await createWorld(options)
  const { phone, transport } = world
  const watch = watchLaws(phone, transport)
  const driver = createPhoneDriver(world)
  const foresight = foresee(phone, driver)
  const demand = (...faults: readonly string[]) => {
    if (faults.length > 0) throw new Error(`${faults.join('\n')}\n\nThe story:\n${driver.log.join('\n')}`)
  }
  for (const step of steps) {
    foresight.before(step)
    await driver.run(step)
    demand(...watch.faults)
  }
  await letEverythingPass(world)
  const { procedure } = phone.getSnapshot()
  const stuck = procedure ? [`${procedure.type} never ends`] : []
  demand(...watch.faults, ...unanswered(driver, world), ...foresight.faults(), ...stuck)
  void phone.stop()
  await letEverythingPass(world)
  demand(...watch.faults, ...unanswered(driver, world), ...leftovers(world), ...differences(world, watch))
}
