import { failedChecks } from '@offhook/testing/binding'
import { describe, expect, it } from 'vitest'
import { vueHarness } from '../harness.ts'
import { brokenBindings } from './bindings.ts'

describe('the binding suite', () => {
  it.each(brokenBindings)('finds a Vue binding that $fault', async ({ hooks, foundBy }) => {
    expect(await failedChecks(vueHarness(hooks), 'plugin')).toEqual(expect.arrayContaining([...foundBy]))
  })
})
