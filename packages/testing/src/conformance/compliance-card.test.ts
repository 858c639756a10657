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
