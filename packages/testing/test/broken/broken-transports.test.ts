import { describe, expect, it } from 'vitest'
import { caseNames, transportCases } from '../../src/index.ts'
import { failing } from './broken-run.ts'
import { brokenTransports } from './broken-transports.ts'

describe('the transport kit', () => {
  for (const { fault, breaks, foundBy } of brokenTransports) {
    it(`finds a transport that ${fault}, there and nowhere else`, async () => {
      expect(await failing(breaks)).toEqual(new Set(foundBy))
    })
  }

  it('has a broken transport for each of its chapters', () => {
    const chapters = brokenTransports.flatMap(({ foundBy }) => foundBy.map((test) => transportCases[test].chapter))
    expect(new Set(chapters)).toEqual(new Set(caseNames.map((test) => transportCases[test].chapter)))
  })
})
