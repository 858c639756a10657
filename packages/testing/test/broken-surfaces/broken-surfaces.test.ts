import { describe, expect, it } from 'vitest'
import type { SurfaceCaseName } from '../../src/index.ts'
import { brokenClosing } from './broken-closing.ts'
import { brokenFacts } from './broken-facts.ts'
import { brokenLevels } from './broken-levels.ts'
import { brokenLife } from './broken-life.ts'
import { brokenRequests } from './broken-requests.ts'
import { applicableCases, failingCases } from './broken-surface-run.ts'

const broken = [...brokenLevels, ...brokenClosing, ...brokenRequests, ...brokenFacts, ...brokenLife]

describe('the surface kit', () => {
  for (const { fault, breaks, foundBy, noticedBy } of broken) {
    it(`finds a surface that ${fault}${noticedBy ? '' : ', there and nowhere else'}`, async () => {
      const failed = await failingCases(breaks)
      expect([...failed].filter((test) => !noticedBy || foundBy.includes(test)).sort()).toEqual([...foundBy].sort())
    })
  }

  it('passes the honest one', async () => {
    expect(await failingCases((honest) => honest)).toEqual(new Set())
  })

  it('has a broken surface for each test that applies', () => {
    const found = new Set<SurfaceCaseName>(broken.flatMap(({ foundBy }) => [...foundBy]))
    expect(applicableCases.filter((test) => !found.has(test))).toEqual([])
  })
})
