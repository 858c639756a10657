import type { CallView, PhoneSnapshot } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { createLaws } from './laws.ts'

const shows = (calls: Readonly<Record<string, CallView['phase']>>, log: readonly string[] = []) =>
  ({
    calls: Object.entries(calls).map(([id, phase]) => ({ id, phase })),
    log: log.map((id) => ({ id })),
  }) as unknown as PhoneSnapshot

describe('the laws of every scenario', () => {
  it('are kept by a call that goes on, and to and fro between active and held', () => {
    const laws = createLaws()
    for (const phase of ['dialing', 'ringing', 'active', 'held', 'active', 'ended'] as const) {
      laws.look('alice', shows({ one: phase }))
    }
    laws.look('alice', shows({}, ['one']))
    expect(laws.broken()).toBeUndefined()
  })

  it('tell the calls of one phone from those of another', () => {
    const laws = createLaws()
    laws.look('alice', shows({ one: 'ended' }))
    laws.look('bob', shows({ one: 'incoming' }))
    expect(laws.broken()).toBeUndefined()
  })

  it('are broken by a call that goes back, also when it was out of sight meanwhile', () => {
    const laws = createLaws()
    laws.look('alice', shows({ one: 'ended' }))
    laws.look('alice', shows({}))
    laws.look('alice', shows({ one: 'active' }))
    laws.look('alice', shows({ one: 'ringing' }))
    expect(laws.broken()).toBe('a call of alice goes from ended to active')
  })

  it('are broken by a call that ended twice', () => {
    const laws = createLaws()
    laws.look('carol', shows({}, ['one', 'two', 'one']))
    expect(laws.broken()).toBe('a call of carol has ended twice')
  })
})
