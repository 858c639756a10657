import { expect, it } from 'vitest'
import { complianceCard } from './compliance-card.ts'
import type { PlannedCase } from './plan.ts'

it('complianceCard counts what passed in each chapter and lists what the transport does not do', () => {
  const plan: readonly PlannedCase[] = [
    { test: 'names the caller', chapter: 'facts', kind: 'must pass' },
    { test: 'offers an incoming call once', chapter: 'facts', kind: 'must pass' },
    { test: 'reports that media flows', chapter: 'facts', kind: 'does not apply', lacks: ['media'] },
    { test: 'reports a lost link', chapter: 'loss', kind: 'gap', reason: 'the SDK never says so' },
  ]
  const lines = complianceCard('demo', plan, new Set(['names the caller'])).split('\n')
  expect(lines).toContain('  facts      1/2 passed')
  expect(lines).toContain('    does not apply: reports that media flows (lacks media)')
  expect(lines).toContain('    gap: reports a lost link (the SDK never says so)')
})

it('complianceCard does not call a chapter passed of which nothing has to pass', () => {
  const plan: readonly PlannedCase[] = [
    { test: 'lists hold as a level', chapter: 'restore', kind: 'does not apply', lacks: ['listCalls'] },
    { test: 'reports a lost link', chapter: 'loss', kind: 'gap', reason: 'the SDK never says so' },
  ]
  const lines = complianceCard('demo', plan, new Set()).split('\n')
  expect(lines).toContain('  restore    nothing to pass')
  expect(lines).toContain('  loss       nothing to pass')
  expect(lines.filter((line) => line.endsWith('passed'))).toEqual([])
})
