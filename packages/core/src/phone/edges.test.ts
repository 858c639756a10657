import { describe, expect, it } from 'vitest'
import type { Phase } from '../call/call-view.ts'
import type { CallId, Direction } from '../values.ts'
import { createCurrent } from './current.ts'
import { createIdentity } from './identity.ts'
import { createTombstones, type Tombstone } from './tombstones.ts'

const idOf = (name: string) => name as CallId
const [a, b, c, x, y] = ['a', 'b', 'c', 'x', 'y'].map(idOf) as [CallId, CallId, CallId, CallId, CallId]

const named = (namespace: string, ref: string) =>
  ({ type: 'call.established', call: { refs: { [namespace]: ref } } }) as const

describe('the ids of calls', () => {
  it('of a call that is forgotten name nobody, and those of the others stay', () => {
    const identity = createIdentity()
    identity.learn(a, { sip: '1', os: '2' })
    identity.learn(a, { sip: '3' })
    identity.learn(b, { sip: '4' })
    identity.forget(a)
    for (const [namespace, ref] of [
      ['sip', '1'],
      ['os', '2'],
      ['sip', '3'],
    ] as const)
      expect(identity.namedBy(named(namespace, ref))).toEqual([])
    expect(identity.namedBy(named('sip', '4'))).toEqual(['b'])
  })

  it('that went over to another call stay with it when the first is forgotten', () => {
    const identity = createIdentity()
    identity.learn(a, { sip: '1' })
    identity.learn(b, { sip: '1' })
    identity.forget(a)
    expect(identity.namedBy(named('sip', '1'))).toEqual(['b'])
    identity.forget(b)
    expect(identity.namedBy(named('sip', '1'))).toEqual([])
  })

  it('of two that are one name the one, until that is forgotten', () => {
    const identity = createIdentity()
    identity.learn(a, { os: '1' })
    identity.learn(b, { sip: '2' })
    identity.alias(b, a)
    expect(identity.namedBy(named('sip', '2'))).toEqual(['a'])
    identity.forget(a)
    expect(identity.namedBy(named('sip', '2'))).toEqual([])
    expect(identity.namedBy(named('os', '1'))).toEqual([])
    expect(identity.resolve(b)).toBe('b')
  })

  it('go over to a call that had none', () => {
    const identity = createIdentity()
    identity.learn(b, { sip: '1' })
    identity.alias(b, a)
    expect(identity.namedBy(named('sip', '1'))).toEqual(['a'])
    identity.forget(a)
    expect(identity.namedBy(named('sip', '1'))).toEqual([])
  })

  it('of three that are one name the last, and aliases of others are left alone', () => {
    const identity = createIdentity()
    identity.alias(c, b)
    identity.alias(y, x)
    identity.alias(b, a)
    expect([c, b, a, y].map(identity.resolve)).toEqual(['a', 'a', 'a', 'x'])
    identity.forget(x)
    expect([c, y].map(identity.resolve)).toEqual(['a', 'y'])
  })
})

describe('the tombstones of calls', () => {
  const tombstone = (id: string, at: number, more: Partial<Tombstone> = {}) =>
    ({ id: idOf(id), at, attached: true, view: { end: { by: 'local' } }, ...more }) as Tombstone
  function graveyard(count: number, keepMs = 1_000) {
    const dropped: string[] = []
    const graves = createTombstones(keepMs, ({ id }) => dropped.push(id))
    for (let place = 1; place <= count; place++) graves.add(tombstone(`${place}`, place))
    return { graves, dropped }
  }

  it('are dropped when their time is over, the oldest first, and each is told', () => {
    const { graves, dropped } = graveyard(3)
    graves.sweep(1_000)
    expect(dropped).toEqual([])
    graves.sweep(1_002)
    expect(dropped).toEqual(['1', '2'])
    expect(['1', '2', '3'].map((id) => graves.get(idOf(id))?.id)).toEqual([undefined, undefined, '3'])
  })

  it('are 1024 at most, however young', () => {
    const { graves, dropped } = graveyard(1_024)
    graves.sweep(0)
    expect(dropped).toEqual([])
    graves.add(tombstone('more', 1))
    graves.sweep(0)
    expect(dropped).toEqual(['1'])
    for (let place = 0; place < 3_000; place++) graves.add(tombstone(`again ${place}`, 1))
    graves.sweep(0)
    expect(dropped).toHaveLength(3_001)
    expect(graves.newest()?.id).toBe('again 2999')
    expect(graves.get(idOf('again 1975'))).toBeUndefined()
    expect(graves.get(idOf('again 1976'))).toBeDefined()
  })

  it('are asked for from the newest on, and never one that was dropped', () => {
    const { graves } = graveyard(3)
    expect(graves.newest()?.id).toBe('3')
    expect(graves.newest(({ id }) => id !== '3')?.id).toBe('2')
    graves.sweep(1_001)
    expect(graves.newest(({ id }) => id === '1')).toBeUndefined()
  })

  it('that a later call may belong to are forgotten with the others', () => {
    const { graves } = graveyard(0)
    graves.add(tombstone('push', 1, { attached: false }))
    expect([...graves.unattached].map(({ id }) => id)).toEqual(['push'])
    graves.sweep(1_001)
    expect(graves.unattached.size).toBe(0)
  })
})

describe('the current call', () => {
  function at(...calls: readonly (readonly [id: string, phase: Phase, direction?: Direction])[]) {
    const current = createCurrent()
    for (const [id, phase, direction = 'outgoing'] of calls) current.moved(idOf(id), phase, direction)
    return current
  }

  it('is the active one, else one under way, else one that rings, else a held one, one that is left, one that ended', () => {
    for (const underWay of ['preparing', 'dialing', 'ringing', 'connecting'] as const) {
      const order: readonly Phase[] = ['ended', 'ending', 'held', 'incoming', underWay, 'active']
      const current = createCurrent()
      for (const phase of order) {
        current.moved(idOf(phase), phase, 'outgoing')
        expect(current.id()).toBe(phase)
      }
      for (const phase of [...order].reverse()) {
        expect(current.id()).toBe(phase)
        current.gone(idOf(phase))
      }
      expect(current.id()).toBeUndefined()
    }
  })

  it('is, among its like, the one that talked, was held or ended last, and else the first', () => {
    const among = (phase: Phase) => at(['a', phase], ['b', phase], ['c', phase]).id()
    expect((['active', 'held', 'ended'] as const).map(among)).toEqual(['c', 'c', 'c'])
    expect((['dialing', 'incoming', 'ending'] as const).map(among)).toEqual(['a', 'a', 'a'])
  })

  it('that connects counts as ringing when it came in, and as under way when we placed it', () => {
    const rings = ['ring', 'incoming', 'incoming'] as const
    expect(at(rings, ['c', 'connecting', 'incoming']).id()).toBe('ring')
    expect(at(rings, ['c', 'connecting', 'outgoing']).id()).toBe('c')
  })

  it('keeps its place among its like when nothing moves it', () => {
    const current = at(['a', 'dialing'], ['b', 'dialing'])
    current.moved(a, 'ringing', 'outgoing')
    expect(current.id()).toBe('a')
    current.moved(a, 'active', 'outgoing')
    current.moved(a, 'ending', 'outgoing')
    expect(current.id()).toBe('b')
  })

  it('is known beside how many talk or are held', () => {
    const current = at(['a', 'active'], ['b', 'held'], ['c', 'incoming', 'incoming'])
    expect([current.talking, [...current.active], [...current.held]]).toEqual([2, ['a'], ['b']])
    current.moved(a, 'held', 'outgoing')
    expect([current.talking, [...current.active], [...current.held]]).toEqual([2, [], ['b', 'a']])
    current.gone(idOf('nobody'))
    current.gone(a)
    current.moved(b, 'ending', 'outgoing')
    expect([current.talking, [...current.active], [...current.held]]).toEqual([0, [], []])
  })
})
