import { assertEqual, fail, missing } from '../assert.ts'
import type { CaseContext } from '../case-context.ts'
import { assertRefused } from '../outcomes.ts'
import { inChapter } from '../transport-case.ts'

const commands = { microphone: 'setMicrophone', camera: 'setCamera' } as const

/** One of those that there are; the last, since a transport is likely to have opened the first. */
async function lastOf({ far }: CaseContext, kind: 'microphone' | 'camera'): Promise<string> {
  const { microphones, cameras } = await (far.inputs?.() ?? missing('inputs'))
  return (kind === 'camera' ? cameras : microphones).at(-1) ?? fail(`The far end names no ${kind}.`)
}

async function uses(context: CaseContext, kind: 'microphone' | 'camera'): Promise<void> {
  const id = await lastOf(context, kind)
  const from = context.recorded.facts.length
  await context.takes({ type: commands[kind], id, from: undefined })
  await context.until('inputs.changed', (fact) => fact[kind] === id, from)
}

async function refuses(context: CaseContext, kind: 'microphone' | 'camera'): Promise<void> {
  const id = 'there is no such device'
  const outcome = await context.execute({ type: commands[kind], id, from: undefined })
  assertRefused(outcome, 'no-device', commands[kind])
  await context.settle()
  const said = context.recorded.facts.filter((fact) => fact.type === 'inputs.changed' && fact[kind] === id)
  assertEqual(said.length, 0, `reports that the ${kind} is in use`)
}

export const inputCases = inChapter('inputs', {
  'uses the microphone that it is told to, and says so': {
    needs: ['inputs'],
    async run(context) {
      await context.ready()
      await uses(context, 'microphone')
    },
  },
  'uses the camera that it is told to, and says so': {
    needs: ['inputs', 'setVideo'],
    async run(context) {
      await context.ready()
      await uses(context, 'camera')
    },
  },
  'changes the microphone of a call without ending it': {
    needs: ['inputs'],
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      await uses(context, 'microphone')
      await context.settle()
      assertEqual(call.count('call.ended'), 0, 'ends')
      assertEqual((await call.far.seen()).stage, 'talking', 'what the far side sees')
    },
  },
  'refuses a microphone that is not there': {
    needs: ['inputs'],
    async run(context) {
      await context.ready()
      await refuses(context, 'microphone')
    },
  },
  'refuses a camera that is not there': {
    needs: ['inputs', 'setVideo'],
    async run(context) {
      await context.ready()
      await refuses(context, 'camera')
    },
  },
})
