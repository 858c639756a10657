import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { nativeEvents, nativeMethods } from '../src/index.ts'
import { iosBody } from './support/bodies.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const rows = readme.split('\n').filter((line) => line.startsWith('|'))
const rowsOf = (name: string) => rows.filter((row) => row.includes(`\`${name}\``))

/** The names of options as the builder and the types have them. */
const options = ['channel', 'platform', 'params', 'missedCalls', 'customEvents', 'ids']

/** What flutter_callkit_incoming's issues say goes wrong, each with a test of its own. */
const issues = ['845', '596', '839', '610', '549', '588', '598', '65', '500', '732', '683', '866', '218', '118', '796']

describe('the README', () => {
  it.each([...nativeMethods])('has a row for the method %s', (name) => {
    expect(rowsOf(name)).not.toEqual([])
  })

  it.each([...nativeEvents])('has a row for the event %s', (name) => {
    expect(rowsOf(name)).not.toEqual([])
  })

  it.each([...Object.keys(iosBody).filter((name) => name !== 'uuid'), 'android', 'textAccept', 'textDecline'])(
    'has a row for the parameter %s',
    (name) => {
      expect(rowsOf(name)).not.toEqual([])
    },
  )

  it.each(options)('has a row for the option %s', (name) => {
    expect(rowsOf(name)).not.toEqual([])
  })

  it.each(issues)('names the issue #%s, and a test does', (number) => {
    expect(rows.some((row) => row.includes(`#${number}`))).toBe(true)
    const tests = ['cold-start', 'echoes', 'ends'].map((name) =>
      readFileSync(new URL(`pains/${name}.test.ts`, import.meta.url), 'utf8'),
    )
    expect(tests.join('')).toContain(`flutter_callkit_incoming/issues/${number}\n`)
  })
})
