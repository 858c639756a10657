import { describe, expect, it } from 'vitest'
import { ambiguousEndCodes, type EndingCall, readEndCode } from './end-code.ts'

const outgoing: EndingCall = { direction: 'outgoing', established: false, rang: false }
const rang: EndingCall = { ...outgoing, rang: true }
const talking: EndingCall = { ...rang, established: true }
const incoming: EndingCall = { direction: 'incoming', established: false, rang: true }

describe('an end code of OMICALL', () => {
  it.each([
    [undefined, talking, { reason: 'hung-up' }],
    [0, talking, { reason: 'hung-up' }],
    [200, talking, { reason: 'hung-up', sip: 200 }],
    [200, incoming, { reason: 'cancelled', by: 'remote', sip: 200 }],
    [0, outgoing, {}],
    [403, outgoing, { reason: 'forbidden', by: 'network', sip: 403 }],
    [404, outgoing, { reason: 'not-found', by: 'network', sip: 404 }],
    [408, outgoing, { reason: 'unreachable', by: 'network', sip: 408 }],
    [408, rang, { reason: 'no-answer', by: 'remote', sip: 408 }],
    [408, incoming, { reason: 'no-answer', by: 'local', sip: 408 }],
    [408, talking, { reason: 'connection-lost', by: 'network', sip: 408 }],
    [480, outgoing, { reason: 'unreachable', by: 'network', sip: 480 }],
    [480, rang, { reason: 'no-answer', by: 'remote', sip: 480 }],
    [486, rang, { reason: 'busy', by: 'remote', sip: 486 }],
    [486, incoming, { reason: 'busy', by: 'local', sip: 486 }],
    [487, outgoing, { reason: 'cancelled', by: 'local', sip: 487 }],
    [487, incoming, { reason: 'cancelled', by: 'remote', sip: 487 }],
    [500, outgoing, { reason: 'server-error', by: 'network', sip: 500 }],
    [503, outgoing, { reason: 'server-error', by: 'network', sip: 503 }],
    [503, talking, { reason: 'connection-lost', by: 'network', sip: 503 }],
    [600, rang, { reason: 'declined', by: 'remote', sip: 600 }],
    [600, incoming, { reason: 'declined', by: 'local', sip: 600 }],
    [601, talking, { reason: 'hung-up', by: 'remote' }],
    [602, incoming, { reason: 'answered-elsewhere', by: 'network' }],
    [602, talking, { reason: 'ended-elsewhere', by: 'network' }],
    [603, rang, { reason: 'declined', by: 'remote', sip: 603 }],
    [603, incoming, { reason: 'declined-elsewhere', by: 'network', sip: 603 }],
    [850, outgoing, { reason: 'forbidden', by: 'network' }],
    [851, talking, { reason: 'forbidden', by: 'network' }],
    [852, outgoing, { reason: 'forbidden', by: 'network' }],
    [853, outgoing, { reason: 'forbidden', by: 'network' }],
    [854, outgoing, { reason: 'blocked', by: 'network' }],
    [855, outgoing, { reason: 'forbidden', by: 'network' }],
    [856, outgoing, { reason: 'forbidden', by: 'network' }],
    [857, outgoing, { reason: 'blocked', by: 'network' }],
    [858, outgoing, { reason: 'not-found', by: 'network' }],
    [859, outgoing, { reason: 'forbidden', by: 'network' }],
    [860, outgoing, { reason: 'forbidden', by: 'network' }],
    [861, outgoing, { reason: 'forbidden', by: 'network' }],
    [862, outgoing, { reason: 'blocked', by: 'network' }],
    [863, outgoing, { reason: 'blocked', by: 'network' }],
    [864, outgoing, { reason: 'blocked', by: 'network' }],
    [865, outgoing, { reason: 'forbidden', by: 'network' }],
    [866, outgoing, { reason: 'unknown', by: 'network' }],
    [-1, outgoing, { reason: 'unknown', by: 'network' }],
    [699, outgoing, { reason: 'unknown', by: 'network', sip: 699 }],
  ] as const)('%s in %o reads %o', (code, call, reading) => {
    expect(readEndCode(code, call)).toEqual(reading)
  })

  it('is explained where it may mean more than one thing', () => {
    expect(Object.keys(ambiguousEndCodes).map(Number)).toEqual([403, 404, 408, 480, 486, 503, 600, 602, 603, 851, 853])
  })
})
