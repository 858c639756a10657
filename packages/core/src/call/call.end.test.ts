import { describe, expect, it } from 'vitest'
import type { End } from '../outcome/end.ts'
import { endOf, leavingOf } from './call.end.ts'
import { callWith, now } from './call.fixture.ts'
import type { CallContext } from './call-context.ts'
import type { CallEvent } from './call-event.ts'

const ended = { type: 'call.ended', call: {} } as const
const handed = { handed: 'replaced' } as const

describe('the one end of a call', () => {
  it.each<readonly [string, Partial<CallContext>, CallEvent, Partial<End>]>([
    ['nobody says why', {}, ended, { reason: 'unknown', by: 'remote' }],
    ['the fact says why', {}, { ...ended, reason: 'busy', by: 'network' }, { reason: 'busy', by: 'network' }],
    [
      'it was lost',
      {},
      { type: 'call.resolved', reason: 'connection-lost' },
      { reason: 'connection-lost', by: 'network' },
    ],
    [
      'nobody confirms it',
      {},
      { type: 'call.resolved', reason: 'unconfirmed' },
      { reason: 'unconfirmed', by: 'system' },
    ],
    ['it was handed on', handed, { ...ended, reason: 'hung-up' }, { reason: 'replaced', by: 'remote' }],
    ['it was handed on without a word', handed, ended, { reason: 'replaced', by: 'remote' }],
    ['it was handed on as a cancel', handed, { ...ended, reason: 'cancelled' }, { reason: 'replaced', by: 'remote' }],
    ['it was cancelled', {}, { ...ended, reason: 'cancelled' }, { reason: 'cancelled', by: 'remote' }],
    ['it was lost on the way', handed, { ...ended, reason: 'connection-lost' }, { reason: 'connection-lost' }],
    [
      'this side was leaving',
      { leaving: { reason: 'hung-up', by: 'local' } },
      { ...ended, reason: 'busy', by: 'remote' },
      { reason: 'hung-up', by: 'local' },
    ],
  ])('where %s', (_where, changes, event, end) => {
    expect(endOf(callWith(changes), event, true)).toMatchObject({ ...end, at: now, confirmed: true })
  })

  it('keeps the codes, and has none that nobody gave', () => {
    const vendor = { code: 7 }
    expect(endOf(callWith(), { ...ended, sip: 486, q850: 17, vendor }, true)).toMatchObject({
      sip: 486,
      q850: 17,
      vendor,
    })
    expect(Object.keys(endOf(callWith(), ended, false))).toEqual(['reason', 'by', 'at', 'confirmed'])
  })
})

describe('why this side leaves', () => {
  const hangUp = { type: 'user.hangUp', why: 'user' } as const

  it.each<readonly [string, CallContext, CallEvent, ReturnType<typeof leavingOf>]>([
    ['it declines as busy', callWith(), { type: 'user.decline', as: 'busy' }, { reason: 'busy', by: 'local' }],
    ['it declines', callWith(), { type: 'user.decline', as: 'declined' }, { reason: 'declined', by: 'local' }],
    [
      'the system declines',
      callWith(),
      { type: 'user.decline', as: 'busy', by: 'system' },
      { reason: 'busy', by: 'system' },
    ],
    ['a call that rings here', callWith(), hangUp, { reason: 'declined', by: 'local' }],
    ['a call that it placed', callWith({}, { direction: 'outgoing' }), hangUp, { reason: 'cancelled', by: 'local' }],
    ['a call that is being answered', callWith({ answered: true }), hangUp, { reason: 'hung-up', by: 'local' }],
    ['a call that talks', callWith({ establishedAt: 1 }), hangUp, { reason: 'hung-up', by: 'local' }],
    [
      'it is told why',
      callWith(),
      { ...hangUp, why: 'policy', leaving: { reason: 'no-answer', by: 'system' } },
      { reason: 'no-answer', by: 'system' },
    ],
    [
      'the call was handed on',
      callWith({ establishedAt: 1 }),
      { type: 'call.transferChanged', call: {}, stage: 'done' },
      { reason: 'transferred', by: 'local' },
    ],
  ])('where %s', (_where, call, event, leaving) => {
    expect(leavingOf(call, event)).toStrictEqual(leaving)
  })
})

describe('a call as it begins', () => {
  it('rings from its first moment where it came in, and not where it was placed', () => {
    expect([callWith().rungAt, callWith({}, { direction: 'outgoing' }).rungAt]).toEqual([now, undefined])
  })

  it('asks nobody for permissions, has no picture and no verdict, and has not been made anew', () => {
    expect(callWith()).toMatchObject({ to: '', onPermission: 'refuse', band: 'unknown', restarted: false })
  })

  it('that a push has answered is being answered with sound alone', () => {
    expect(callWith({}, { answered: true }).answering).toEqual({ video: false, muted: false })
    expect(callWith().answering).toBeUndefined()
  })

  it.each([
    [{ video: true }, { desired: 'on', actual: 'off', pending: true }],
    [
      { video: true, found: true },
      { desired: 'off', pending: false },
    ],
    [{}, { desired: 'off', actual: 'off', pending: false }],
  ] as const)('placed with %j wishes for its picture so', (input, wish) => {
    expect(callWith({}, { direction: 'outgoing', ...input }).localVideo).toMatchObject(wish)
  })
})
