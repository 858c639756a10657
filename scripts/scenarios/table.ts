import type { Scenario } from '../../packages/testing/src/scenario/index.ts'
import { allScenarios, keyOf, type Records, type StageName, stages } from './record.ts'

function result(scenario: Scenario, stage: StageName, records: Records): string {
  const recorded = records[stage][keyOf(scenario)] ?? 'not run'
  return recorded.startsWith('not played') ? '–' : recorded
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
