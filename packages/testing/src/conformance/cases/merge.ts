import { assertEqual, missing } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { assertRefused } from '../outcomes.ts'
import { inChapter } from '../transport-case.ts'
import { setHold, standsStill } from './two-calls.ts'

/** Two calls that stand side by side, neither held: so the core hands them over to be merged. */
async function two(context: CaseContext): Promise<readonly [CallProbe, CallProbe]> {
  await context.ready()
  return [await context.talk('incoming'), await context.talk('outgoing')]
}

async function three(context: CaseContext): Promise<readonly [CallProbe, CallProbe, CallProbe]> {
  return [...(await two(context)), await context.talk('incoming')]
}

const merge = ({ takes }: CaseContext, one: CallProbe, other: CallProbe, ...more: readonly CallProbe[]) =>
  takes({ type: 'merge', calls: [one.target, other.target, ...more.map(({ target }) => target)] })

const hears = ({ far }: CallProbe, other: CallProbe): Promise<boolean> => far.hears?.(other.far) ?? missing('hearing')

export const mergeCases = inChapter('multi-call', {
  'merges two calls, which both live on': {
    needs: ['two calls', 'merge'],
    async run(context) {
      const [one, other] = await two(context)
      await merge(context, one, other)
      await standsStill(context, one, false)
      await standsStill(context, other, false)
    },
  },
  'lets those who are merged hear each other, and nobody before': {
    needs: ['two calls', 'merge', 'hearing'],
    async run(context) {
      const [one, other] = await two(context)
      assertEqual([await hears(one, other), await hears(other, one)], [false, false], 'hearing before the merge')
      await merge(context, one, other)
      await context.settle()
      assertEqual([await hears(one, other), await hears(other, one)], [true, true], 'hearing once merged')
    },
  },
  'lets one more join those who are merged': {
    needs: ['three calls', 'merge', 'hearing'],
    async run(context) {
      const [one, other, third] = await three(context)
      await merge(context, one, other)
      await merge(context, one, other, third)
      await context.settle()
      const heard = await Promise.all([hears(one, other), hears(one, third), hears(other, third), hears(third, one)])
      assertEqual(heard, [true, true, true, true], 'hearing of three')
    },
  },
  'lets one who was split off hear this side alone': {
    needs: ['three calls', 'merge', 'split', 'hearing'],
    async run(context) {
      const [one, other, third] = await three(context)
      await merge(context, one, other, third)
      await context.takes({ type: 'split', calls: [third.target] })
      await context.settle()
      assertEqual([await hears(third, one), await hears(one, third)], [false, false], 'hearing of the one split off')
      assertEqual([await hears(one, other), await hears(other, one)], [true, true], 'hearing of those left')
      await standsStill(context, third, false)
    },
  },
  'keeps those who are left when a merged one ends': {
    needs: ['three calls', 'merge'],
    async run(context) {
      const [one, other, third] = await three(context)
      await merge(context, one, other, third)
      await other.far.hangUp()
      await other.until('call.ended')
      await standsStill(context, one, false)
      await standsStill(context, third, false)
    },
  },
  'lets those who are left hear each other when a merged one ends': {
    needs: ['three calls', 'merge', 'hearing'],
    async run(context) {
      const [one, other, third] = await three(context)
      await merge(context, one, other, third)
      await other.far.hangUp()
      await other.until('call.ended')
      await context.settle()
      assertEqual([await hears(one, third), await hears(third, one)], [true, true], 'hearing of those left')
    },
  },
  'lets one who was held hear the others again once resumed': {
    needs: ['two calls', 'merge', 'setHold', 'hearing'],
    async run(context) {
      const [one, other] = await two(context)
      await merge(context, one, other)
      await setHold(context, one, true)
      await setHold(context, one, false)
      await context.settle()
      assertEqual([await hears(one, other), await hears(other, one)], [true, true], 'hearing once resumed')
    },
  },
  'refuses to merge a call that has ended': {
    needs: ['two calls', 'merge'],
    async run(context) {
      const [one, other] = await two(context)
      await other.far.hangUp()
      await other.until('call.ended')
      const outcome = await context.execute({ type: 'merge', calls: [one.target, other.target] })
      assertRefused(outcome, 'no-such-call', 'merge')
      await standsStill(context, one, false)
    },
  },
})
