import { describe, expect, it } from 'vitest'
import { active, ended, held, incoming, log, outgoing } from '../gallery/fixtures.ts'
import { endCodes, endSentence, phaseSentence, recordSentence, refusalSentence } from './sentences.ts'
import * as table from './table.ts'

const sentences = (words: unknown): string[] =>
  typeof words === 'string'
    ? [words]
    : typeof words === 'function'
      ? sentences(words({}))
      : words && typeof words === 'object'
        ? Object.values(words).flatMap(sentences)
        : []

describe('the tables of words', () => {
  it('hold no empty entry and no entry twice within a table, apart from the reasons that say no more', () => {
    for (const [name, words] of Object.entries(table)) {
      for (const text of sentences(words)) expect(text.trim(), name).not.toBe('')
    }
    for (const words of [
      table.refusalWords,
      table.registrationWords,
      table.permissionWords,
      table.qualityWords,
      table.procedureWords,
    ]) {
      const all = sentences(words)
      expect(new Set(all).size).toBe(all.length)
    }
  })

  it('are free of SIP codes and machine words: those stand in the small print', () => {
    for (const text of [...sentences(table.endWords), ...sentences(table.refusalWords)]) {
      expect(text).not.toMatch(/\b\d{3}\b|SIP|SDK|null|undefined|error/u)
    }
  })
})

describe('endSentence', () => {
  it('says who ended the call', () => {
    expect(endSentence({ reason: 'hung-up', by: 'local', at: 0, confirmed: true }, 'outgoing')).toBe('You hung up')
    expect(endSentence({ reason: 'hung-up', by: 'remote', at: 0, confirmed: true }, 'incoming')).toBe(
      'The other side hung up',
    )
  })

  it('takes the side of the one who was called', () => {
    const end = { reason: 'no-answer', by: 'system', at: 0, confirmed: true } as const
    expect(endSentence(end, 'incoming')).toBe('You did not answer')
    expect(endSentence(end, 'outgoing')).toBe('Nobody answered')
  })

  it('never names the wrong side: a call that the far side refused is not one that you declined', () => {
    const end = { reason: 'declined', by: 'network', at: 0, confirmed: true } as const
    expect(endSentence(end, 'outgoing')).toBe('Call declined')
  })
})

describe('endCodes', () => {
  it('lists what the network and the vendor said', () => {
    const end = { reason: 'busy', by: 'remote', at: 0, confirmed: true, sip: 486, q850: 17 } as const
    expect(endCodes({ ...end, vendor: { code: 450, message: 'plan limit' } })).toBe(
      'SIP 486 · Q.850 17 · Code 450 · plan limit',
    )
  })

  it('is nothing where nothing was said', () => {
    expect(endCodes({ reason: 'unknown', by: 'network', at: 0, confirmed: false })).toBeUndefined()
  })
})

describe('refusalSentence', () => {
  it('names the permission that is missing', () => {
    expect(refusalSentence({ reason: 'permission-denied', permission: 'microphone' })).toContain('microphone')
    expect(refusalSentence({ reason: 'permission-denied' })).toBe(table.refusalWords['permission-denied'])
  })
})

describe('phaseSentence', () => {
  it('tells apart what looks alike', () => {
    const said = [
      outgoing.preparing('permission'),
      outgoing.preparing('line'),
      outgoing.dialing(),
      outgoing.ringing(),
      outgoing.ringing(true),
      incoming({ address: '1' }),
      incoming({ address: '1' }, { attached: false }),
      incoming({ address: '1' }, { answering: true }),
      active(),
      active({ remoteHold: true }),
      held(),
      held({ remoteHold: true }),
      ended({ reason: 'busy', by: 'remote' }),
    ].map(phaseSentence)
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('recordSentence', () => {
  it('calls a talked call by its direction and any other by its end', () => {
    expect(log.map(recordSentence)).toEqual([
      'Outgoing call',
      'Missed call',
      'The other side is busy',
      'Incoming call',
      'Answered on another device',
      'Taken over by another device',
      'The call was transferred',
      'Declined as busy by your settings',
      'The connection was lost',
    ])
  })
})
