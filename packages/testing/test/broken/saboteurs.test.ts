import { describe, expect, it } from 'vitest'
import type { CaseName } from '../../src/index.ts'
import { applicable, failing } from './broken-run.ts'
import { saboteurs } from './saboteurs.ts'

describe('the tests of the transport kit', () => {
  it('can each fail', async () => {
    const failed = new Set<CaseName>()
    for (const breaks of Object.values(saboteurs)) for (const test of await failing(breaks)) failed.add(test)
    expect(applicable.filter((test) => !failed.has(test))).toEqual([])
  })

  it('notice each of many small faults', async () => {
    const unnoticed: string[] = []
    for (const [fault, breaks] of Object.entries(saboteurs)) {
      if ((await failing(breaks)).size === 0) unnoticed.push(fault)
    }
    expect(unnoticed).toEqual([])
  })
})
