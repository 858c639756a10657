import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = new URL('../../../../docs/user-pains.md', import.meta.url)

const rows = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('https://'))
  .map((line) => {
    const [pain = '', issue = '', tests = '', answer = ''] = line.slice(2, -2).split(' | ')
    const linkOf = (text: string) => /\]\(([^)]+)\)/.exec(text)?.[1] ?? ''
    const files = [...tests.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file)
    return { pain, issue: linkOf(issue), files, answer }
  })

const textOf = (file: string) => readFileSync(new URL(file, page), 'utf8')

describe('docs/user-pains.md', () => {
  it('has the twenty and the fifteen, each with an issue of its own, a test and an answer', () => {
    expect(rows).toHaveLength(35)
    expect(new Set(rows.map(({ issue }) => issue)).size).toBe(35)
    for (const { answer, files } of rows) {
      expect(answer).toMatch(/\.$/)
      expect(files.length).toBeGreaterThan(0)
    }
  })

  it.each(rows)('names the test of "$pain" as it stands in its file', ({ pain, issue, files }) => {
    for (const file of files) expect(textOf(file)).toContain(`describe('${pain} (${issue})', () => {`)
  })

  it('names every test of a pain that there is', () => {
    const here = readdirSync(new URL('.', import.meta.url))
      .filter((name) => name !== 'user-pains.test.ts')
      .map((name) => `../packages/core/test/pains/${name}`)
    const files = [...new Set([...here, ...rows.flatMap((row) => row.files)])]
    const described = files.flatMap((file) =>
      [...textOf(file).matchAll(/^describe\('(.+) \((https:[^)]+)\)', /gm)].map(
        ([, pain, issue]) => `${pain} ${issue}`,
      ),
    )
    expect([...new Set(described)].sort()).toEqual(rows.map(({ pain, issue }) => `${pain} ${issue}`).sort())
  })
})
