import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventSamples, showCallSamples } from './samples.ts'

/** The samples that the tests of a document are named by. */
function testedIn(document: string): readonly string[] {
  const source = readFileSync(new URL(`${document}.test.ts`, import.meta.url), 'utf8')
  return [...source.matchAll(/describe(?:\.each\(\w+\))?\(sample\('([^']+)'\)/g)].map(([, name = '']) => name)
}

describe.each([
  ['events', eventSamples],
  ['show-call', showCallSamples],
])('the document of %s', (document, samples) => {
  it('has each sample tested, in one place and in its order', () => {
    expect(testedIn(document)).toEqual([...samples])
  })
})
