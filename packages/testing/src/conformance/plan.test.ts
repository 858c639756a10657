import { describe, expect, it } from 'vitest'
import { capabilitiesWith } from '../scripted/capabilities.ts'
import type { Gap, RemoteHarness } from './harness.ts'
import { type PlannedCase, planCases, runPlanned } from './plan.ts'

const capabilities = { ...capabilitiesWith({ can: { sendDigit: false } }), listCalls: false }
const digits = 'sends digits that arrive in order'
const caller = 'names the caller'

const kindOf = (test: string, gaps: readonly Gap[] = []) =>
  planCases(capabilities, gaps).find((each) => each.test === test)

describe('planCases', () => {
  it('asks for everything that the transport does not declare absent', () => {
    expect(kindOf(caller)).toMatchObject({ kind: 'must pass', chapter: 'facts' })
    expect(kindOf(digits)).toMatchObject({ kind: 'does not apply', lacks: ['sendDigit'] })
    expect(kindOf('lists hold as a level')).toMatchObject({ lacks: ['listCalls'] })
  })

  it('asks for what the far end can make happen, and for nothing else', () => {
    const silent = 'takes no silence for an answer to a ping'
    expect(kindOf(silent)).toMatchObject({ kind: 'does not apply', lacks: ['silence'] })
    const planned = planCases(capabilities, [], ['silence']).find(({ test }) => test === silent)
    expect(planned).toMatchObject({ kind: 'must pass', chapter: 'loss' })
  })

  it('asks of a transport that cannot ask its user that it follows no transfer either', () => {
    const unable = { ...capabilities, can: { ...capabilities.can, answerTransfer: false } }
    const plan = planCases(unable, [], ['transfer request'])
    const kindsOf = (...tests: readonly string[]) =>
      plan.filter(({ test }) => tests.includes(test)).map(({ kind }) => kind)
    expect(kindsOf('follows no transfer of the far side by itself')).toEqual(['must pass'])
    expect(kindsOf('asks before it follows a transfer of the far side')).toEqual(['does not apply'])
  })

  it('keeps the written reason of a gap', () => {
    expect(kindOf(caller, [{ test: caller, reason: 'the SDK hides it' }])).toMatchObject({
      kind: 'gap',
      reason: 'the SDK hides it',
    })
  })

  it('refuses a gap without a reason, declared twice, not needed, or of an unknown test', () => {
    const reason = 'so it is'
    expect(() => kindOf(caller, [{ test: caller, reason: ' ' }])).toThrow('written reason')
    expect(() =>
      kindOf(caller, [
        { test: caller, reason },
        { test: caller, reason },
      ]),
    ).toThrow('twice')
    expect(() => kindOf(digits, [{ test: digits, reason }])).toThrow('there is no sendDigit')
    expect(() => kindOf(caller, [{ test: 'toString' as typeof caller, reason }])).toThrow('names no test')
  })
})

describe('runPlanned', () => {
  const passing: RemoteHarness = { capabilities, run: async () => {} }
  const failing: RemoteHarness = { capabilities, run: () => Promise.reject(new Error('no caller')) }
  const required: PlannedCase = { test: caller, chapter: 'facts', kind: 'must pass' }
  const gap: PlannedCase = { test: caller, chapter: 'facts', kind: 'gap', reason: 'the SDK hides it' }

  it('passes and fails with the case', async () => {
    await expect(runPlanned(required, passing)).resolves.toBeUndefined()
    await expect(runPlanned(required, failing)).rejects.toThrow('no caller')
  })

  it('passes a gap that fails, and fails one that passes', async () => {
    await expect(runPlanned(gap, failing)).resolves.toBeUndefined()
    await expect(runPlanned(gap, passing)).rejects.toThrow('delete it from the gaps')
  })
})
