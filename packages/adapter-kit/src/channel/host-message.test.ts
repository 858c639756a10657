import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HostError, readHostMessage } from './host-message.ts'

/** A result as text of exactly this many characters. */
const textOf = (length: number): string => {
  const empty = JSON.stringify({ id: 'q', result: '' })
  return JSON.stringify({ id: 'q', result: 'x'.repeat(length - empty.length) })
}

describe('a message of the host', () => {
  it.each([
    [
      { id: 'q', result: 7 },
      { kind: 'result', id: 'q', result: 7 },
    ],
    [
      { id: 'q', result: null, error: null },
      { kind: 'result', id: 'q', result: null },
    ],
    [
      { id: 'q', result: undefined },
      { kind: 'result', id: 'q', result: undefined },
    ],
    ['{"id":"q","result":[]}', { kind: 'result', id: 'q', result: [] }],
    [
      { id: 'q', result: 7, error: 'no' },
      { kind: 'error', id: 'q', error: 'no' },
    ],
    [
      { event: 'A', body: 1, id: 'q' },
      { kind: 'event', event: 'A', body: 1 },
    ],
    [{ event: 'A' }, { kind: 'event', event: 'A', body: undefined }],
  ])('is read: %j', (message, read) => {
    expect(readHostMessage(message)).toEqual(read)
  })

  it.each([
    undefined,
    null,
    7,
    'text',
    '',
    '{',
    '[{"id":"q","result":1}]',
    ' {"id":"q","result":1}',
    [],
    {},
    { id: 7, result: 1 },
    { id: ' ', result: 1 },
    { id: 'q', method: 'isMuted', args: null },
    { event: '', body: 1 },
  ])('is none: %j', (message) => {
    expect(readHostMessage(message)).toBeUndefined()
  })

  it('is a text of up to 256 kB', () => {
    const [longest, longer] = [textOf(262_144), textOf(262_145)]
    expect([longest.length, longer.length]).toEqual([262_144, 262_145])
    expect(readHostMessage(longest)).toMatchObject({ kind: 'result' })
    expect(readHostMessage(longer)).toBeUndefined()
  })

  it('is read without a throw, whatever an object does when it is read', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('read')
        },
      },
    )
    expect(readHostMessage(trap)).toBeUndefined()
    fc.assert(fc.property(fc.anything(), (message) => void readHostMessage(message)))
  })
})

describe('HostError', () => {
  it.each([
    [{ code: 'E', message: 'no call' }, 'no call', 'E'],
    [{ code: '', message: ' ' }, 'The host answered with an error.', undefined],
    [{ code: 404 }, 'The host answered with an error.', undefined],
    ['no', 'no', undefined],
    [['no'], 'The host answered with an error.', undefined],
  ])('says what the host said: %j', (error, message, code) => {
    const { code: its, message: words, name } = new HostError(error)
    expect([its, words, name]).toEqual([code, message, 'HostError'])
  })
})
