import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createCometChatTransport } from '../src/index.ts'
import { createCometChatSimulator } from '../src/simulator/index.ts'
import { callsNames, chatNames, ringingEvents, sessionEvents, statuses } from './support/vendor-names.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const rows = readme.split('\n').filter((line) => line.startsWith('|'))
/** The first cell of each row is theirs, the rest is ours. */
const theirs = rows.map((row) => row.split('|')[1] ?? '')

/** What the document for Flutter calls by other names than the SDKs for JavaScript. */
const ofFlutter = ['getUserAuthToken', 'CALL_STATUS_REJECTED', 'CALL_STATUS_CANCELLED', 'CALL_STATUS_BUSY']

describe('the README', () => {
  it.each([...chatNames, ...callsNames, ...ringingEvents, ...sessionEvents, ...statuses, ...ofFlutter])(
    'has a row for %s',
    (name) => {
      expect(theirs.filter((cell) => cell.includes(`\`${name}\``))).not.toEqual([])
    },
  )

  it('names every function of transport.cometchat', () => {
    const { chat, calls, media } = createCometChatSimulator()
    const { cometchat } = createCometChatTransport({ chat, calls, media })
    for (const name of Object.keys(cometchat)) expect(readme).toContain(`cometchat.${name}(`)
  })
})
