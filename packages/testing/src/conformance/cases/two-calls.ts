import { assertEqual } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'

/** Holds or resumes, and waits until the far side sees it. That it is reported is a test of its own. */
export async function setHold(context: CaseContext, call: CallProbe, held: boolean): Promise<void> {
  await context.takes({ type: 'setHold', call: call.target, held, from: !held })
  await context.untilSeen(call, held ? 'held' : 'resumed', (seen) => seen.held === held)
}

/** Fails unless both ends take the call for established still. */
export async function standsStill({ settle }: CaseContext, call: CallProbe, held: boolean): Promise<void> {
  await settle()
  const seen = await call.far.seen()
  assertEqual(
    [call.count('call.ended'), seen.stage, seen.held],
    [0, 'talking', held],
    'ends, and what the other far side sees',
  )
}

/** A call that is held, and a newer one that talks: so the core leaves them for one voice at a time. */
export async function heldAndTalking(context: CaseContext): Promise<readonly [CallProbe, CallProbe]> {
  await context.ready()
  const held = await context.talk('incoming')
  await setHold(context, held, true)
  return [held, await context.talk('outgoing')]
}

/** As `heldAndTalking`, and then changed over: the older one talks. */
export async function swapped(context: CaseContext): Promise<readonly [CallProbe, CallProbe]> {
  const [older, newer] = await heldAndTalking(context)
  await setHold(context, newer, true)
  await setHold(context, older, false)
  return [older, newer]
}
