import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { flutterSamples, reactNativeSamples } from './samples.ts'

const folder = new URL('.', import.meta.url)

/** The samples that the tests of a document are named by. */
function testedIn(document: string): readonly string[] {
  const files = readdirSync(folder).filter((name) => name.startsWith(document) && name.endsWith('.test.ts'))
  const sources = files.map((name) => readFileSync(new URL(name, folder), 'utf8'))
  return sources.flatMap((source) =>
    [...source.matchAll(/describe\.each\(\w+\)\(sample\('([^']+)'\)/g)].map(([, name = '']) => name),
  )
}

describe.each([
  ['react-native', reactNativeSamples],
  ['flutter', flutterSamples],
])('the document of %s', (document, samples) => {
  it.each([...samples])('has a test for "%s"', (name) => {
    expect(testedIn(document)).toContain(name)
  })

  it('has each sample tested in one place', () => {
    expect([...testedIn(document)].sort()).toEqual([...samples].sort())
  })
})
