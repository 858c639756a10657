import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** What the document of ringing shows in code or as a flow, in its order and by its headings. */
const samples = [
  'Quick Reference: Initiate a call',
  'Quick Reference: Accept incoming call',
  'Quick Reference: Reject incoming call',
  'Overview: Call Flow',
  'Initiate Call: user call',
  'Initiate Call: group call',
  'Call Listeners',
  'Accept Call',
  'Reject Call',
  'Cancel Call',
  'Start Call Session',
  'End Call: User who ends the call',
  'End Call: Remote participant',
  'Busy Call Handling',
]

describe('the document of ringing', () => {
  it('has each sample tested in one place, in its order', () => {
    const source = readFileSync(new URL('ringing.test.ts', import.meta.url), 'utf8')
    expect([...source.matchAll(/^describe\('([^']+)'/gm)].map(([, name]) => name)).toEqual(samples)
  })
})
