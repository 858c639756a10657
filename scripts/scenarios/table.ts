import { rfc3665, rfc5359, rfc5407, type Scenario, type Stage } from '../../packages/testing/src/scenario/index.ts'
import { keyOf, type Records } from './record.ts'

export const allScenarios: readonly Scenario[] = [...rfc3665, ...rfc5359, ...rfc5407]

const stages = ['simulator', 'sip'] as const

function result(scenario: Scenario, stage: Stage['name'], records: Records): string {
  if (scenario.notOn?.[stage] !== undefined) return '–'
  return records[stage].includes(keyOf(scenario)) ? 'passed' : 'not run'
}

function why({ notOn, differs }: Scenario): string {
  const reasons = new Set(stages.flatMap((stage) => notOn?.[stage] ?? []))
  return [differs ?? [], ...reasons].flat().join(' ')
}

/** Name, source, where it ran, and with what result. */
export function scenarioTable(records: Records): string {
  const rows = allScenarios.map((scenario) => {
    const { name, source } = scenario
    return `| ${name} | ${source} | ${stages.map((stage) => result(scenario, stage, records)).join(' | ')} | ${why(scenario)} |`
  })
  return [
    '| scenario | source | simulator | sip.js, SIP server | what differs; where not, why |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

const [begin, end] = ['<!-- scenarios:start -->', '<!-- scenarios:end -->']

export function withTable(readme: string, table: string): string {
  const [before, rest] = readme.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error(`README.md has no ${begin} … ${end}.`)
  return `${before}${begin}\n\n${table}\n\n${end}${after}`
}
