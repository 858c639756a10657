import { describe, expect, it } from 'vitest'
import { caseNames, transportCases } from '../../src/index.ts'
import { failing } from './broken-run.ts'
import { brokenSeveral } from './broken-several.ts'
import { brokenTransfers } from './broken-transfers.ts'
import { brokenTransports } from './broken-transports.ts'

const broken = [...brokenTransports, ...brokenSeveral, ...brokenTransfers]

describe('the transport kit', () => {
  for (const { fault, breaks, foundBy } of broken) {
    it(`finds a transport that ${fault}, there and nowhere else`, async () => {
      expect(await failing(breaks)).toEqual(new Set(foundBy))
    })
  }

  it('has a broken transport for each of its chapters', () => {
    const chapters = broken.flatMap(({ foundBy }) => foundBy.map((test) => transportCases[test].chapter))
    expect(new Set(chapters)).toEqual(new Set(caseNames.map((test) => transportCases[test].chapter)))
  })
  it('has a broken transport for each test of several calls and of transfers', () => {
    const found = new Set(broken.flatMap(({ foundBy }) => foundBy))
    const several = caseNames.filter((test) => /multi-call|transfer/.test(transportCases[test].chapter))
    expect(several.filter((test) => !found.has(test))).toEqual([])
  })
})
