import { checkNames, failedChecks } from '@offhook/testing/binding'
import { describe, expect, it } from 'vitest'
import { reactHarness } from '../harness.tsx'
import { brokenBindings } from './bindings.ts'

describe('the binding suite', () => {
  it.each(brokenBindings)('finds a React binding that $fault', async ({ hooks, foundBy }) => {
    expect(await failedChecks(reactHarness(hooks), 'plain')).toEqual(expect.arrayContaining([...foundBy]))
  })

  it('has no check that finds nothing', () => {
    const found = brokenBindings.flatMap(({ foundBy }) => foundBy)
    expect(checkNames.filter((name) => !found.includes(name))).toEqual([])
  })
})
