import { describe, expect, it } from 'vitest'
import { callWith, now } from './call.fixture.ts'
import { createButtons, viewOf } from './call.view.ts'
import type { CallContext } from './call-context.ts'
import type { Phase } from './call-view.ts'
import type { RuleFacts } from './rules.ts'

const none = { can: {}, cannot: {} } as ReturnType<ReturnType<typeof createButtons>>
const draw = (phase: Phase, context: Partial<CallContext> = {}) => viewOf(phase, 'transport', callWith(context), none)
const everywhere = [
  'preparing',
  'dialing',
  'ringing',
  'incoming',
  'connecting',
  'active',
  'held',
  'ending',
  'ended',
] as const

describe('a call as a UI draws it', () => {
  it.each(everywhere)('leaves out what nobody has said: %s', (phase) => {
    const keys = Object.keys(draw(phase))
    for (const key of ['extra', 'groupId', 'participants', 'replaces', 'transfer', 'transferAsked', 'digits'])
      expect(keys).not.toContain(key)
  })

  it.each(everywhere)('says what the app and the far side have said: %s', (phase) => {
    const participants = [{ userId: 'ann' }]
    expect(draw(phase, { extra: { ticket: 7 }, groupId: 'g', participants })).toMatchObject({
      phase,
      extra: { ticket: 7 },
      groupId: 'g',
      participants,
    })
  })

  it.each([
    ['preparing', 'outgoing'],
    ['dialing', 'outgoing'],
    ['ringing', 'outgoing'],
    ['incoming', 'incoming'],
  ] as const)('that is %s can only be %s', (phase, direction) => {
    const other = direction === 'incoming' ? 'outgoing' : 'incoming'
    expect(draw(phase, { direction: other })).toMatchObject({ phase, direction })
  })

  it.each(['ending', 'ended'] as const)('%s tells since when it was talked in, if it was', (phase) => {
    expect(draw(phase)).not.toHaveProperty('establishedAt')
    expect(draw(phase, { establishedAt: 500 })).toMatchObject({ phase, establishedAt: 500 })
  })

  it('that has ended without a reason ended by a fault of ours, now', () => {
    expect(draw('ended', { establishedAt: now - 400 })).toMatchObject({
      end: { reason: 'internal-error', by: 'system', at: now, confirmed: false },
      durationMs: 400,
    })
  })

  it('was not talked in for less than no time, whatever the clocks say', () => {
    expect(draw('ended', { establishedAt: now + 400 })).toMatchObject({ durationMs: 0 })
    expect(draw('ended')).toMatchObject({ durationMs: 0 })
  })
})

describe('the buttons of a call', () => {
  const facts = (changes: Partial<RuleFacts>) => ({ phase: 'active', can: {}, ...changes }) as RuleFacts

  it('are the same objects in the same situation, and others in another one', () => {
    const buttons = createButtons()
    const one = buttons(facts({ muted: true }))
    expect(buttons(facts({ muted: true }))).toBe(one)
    const others = [
      facts({ muted: false }),
      facts({}),
      facts({ hold: true }),
      facts({ answering: true }),
      facts({ muted: true, phase: 'held' }),
    ]
    expect(new Set([one, ...others.map((each) => buttons(each))]).size).toBe(1 + others.length)
  })
})
