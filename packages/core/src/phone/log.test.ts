import { describe, expect, it } from 'vitest'
import { callWith } from '../call/call.fixture.ts'
import type { CallContext } from '../call/call-context.ts'
import type { CallIn } from '../call/call-view.ts'
import type { Effect } from '../inbox/world.ts'
import type { CallRecord } from '../ports/call-log-store.ts'
import { viewIn } from '../select/fixture.ts'
import type { CallId } from '../values.ts'
import type { Kernel } from './kernel.ts'
import { createCallLog } from './log.ts'
import { defaultPolicy } from './policy.ts'

const idOf = (name: string) => name as CallId
const end = { reason: 'hung-up', by: 'remote', at: 9_321, confirmed: true } as const
const off = { desired: 'off', actual: 'off', pending: false, by: 'user' } as const
const on = { ...off, desired: 'on' } as const

function newLog(logLimit = 100) {
  const effects: Effect[] = []
  const kernel = {
    policy: { ...defaultPolicy, logLimit },
    perform: (effectOf: (effect: number) => Effect) => effects.push(effectOf(1)),
  } as unknown as Kernel
  const log = createCallLog(kernel)
  const add = (view: Partial<CallIn<'ended'>> = {}, context: Partial<CallContext> = {}) =>
    log.add(viewIn('ended', view), callWith(context))
  const ids = () => log.records.map(({ id }) => id)
  return { log, effects, add, ids }
}
/** A line as a store keeps it. */
function kept(name: string, at: number): CallRecord {
  return { ...newLog().add({ id: idOf(name), end: { ...end, at } }) }
}

describe('a line of the call log', () => {
  it('says of a call what it was, and nothing of what it was not', () => {
    const { extra: _extra, establishedAt: _at, ...view } = viewIn('ended', { direction: 'incoming', durationMs: 0 })
    const { log } = newLog()
    expect(log.add(view, callWith({ rungAt: undefined }))).toStrictEqual({
      id: idOf('a'),
      direction: 'incoming',
      remote: { address: '100' },
      video: false,
      createdAt: 1_000,
      durationMs: 0,
      end,
      missed: true,
    })
  })

  it('says all that is known of one that talked', () => {
    const { add } = newLog()
    expect(add({}, { to: '100', rungAt: 2_000 })).toStrictEqual({
      id: idOf('a'),
      direction: 'outgoing',
      remote: { address: '100' },
      to: '100',
      video: false,
      extra: { ticket: 7 },
      createdAt: 1_000,
      rungAt: 2_000,
      establishedAt: 5_000,
      durationMs: 4_321,
      end,
      missed: false,
    })
  })

  it.each([
    ['incoming', '100'],
    ['outgoing', ''],
  ] as const)('an %s call to "%s" cannot be placed again by it', (direction, to) => {
    expect(newLog().add({ direction }, { to })).not.toHaveProperty('to')
  })

  it.each([
    [off, 'off', false],
    [on, 'off', true],
    [off, 'on', true],
    [off, 'paused', true],
  ] as const)('was a video call if anybody showed a picture: %j here, %s there', (localVideo, remoteVideo, video) => {
    expect(newLog().add({}, { localVideo, remoteVideo }).video).toBe(video)
  })

  it.each([
    ['nobody took', {}, {}, true],
    ['was answered, and came to nothing', {}, { answered: true }, false],
    ['was talked in', { establishedAt: 5_000 }, {}, false],
  ] as const)('an incoming call that %s', (_, more, context, missed) => {
    const { establishedAt: _at, ...view } = viewIn('ended', { direction: 'incoming' })
    expect(newLog().log.add({ ...view, ...more }, callWith(context)).missed).toBe(missed)
  })
})

describe('the call log', () => {
  it('keeps the newest lines, and tells the store of each', () => {
    const { add, ids, effects } = newLog(2)
    for (const name of ['a', 'b', 'c']) add({ id: idOf(name) })
    expect(ids()).toEqual(['c', 'b'])
    expect(effects.map((effect) => (effect.type === 'log.put' ? effect.record.id : effect.type))).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('reads the store once, and lays what it kept between its own lines, newest first, each line once', () => {
    const { log, add, ids, effects } = newLog(3)
    log.load()
    log.load()
    expect(effects).toEqual([{ type: 'log.load', limit: 3 }])
    add({ id: idOf('mine'), end: { ...end, at: 50 } })
    log.loaded([kept('oldest', 10), kept('newer', 60), kept('mine', 50), kept('newer', 60), kept('old', 20)])
    expect(ids()).toEqual(['newer', 'mine', 'old'])
  })

  it('stays the same list while the store tells nothing new', () => {
    const { log, add } = newLog()
    add({ id: idOf('mine') })
    const { records } = log
    log.loaded([kept('mine', 1)])
    expect(log.records).toBe(records)
  })

  it('brings no line back that was cleared while the store was read', () => {
    const { log, add, ids } = newLog()
    for (const name of ['a', 'b']) add({ id: idOf(name) })
    expect(log.clear(idOf('a'))).toBe(true)
    log.loaded([kept('a', 1), kept('z', 2)])
    expect(ids()).toEqual(['b', 'z'])
    expect(log.clear(undefined)).toBe(true)
    log.loaded([kept('y', 3)])
    expect(ids()).toEqual([])
  })

  it('clears one line, or all, and knows when there is no such line', () => {
    const { log, add, effects } = newLog()
    expect(log.clear(idOf('a'))).toBe(false)
    expect(effects).toEqual([])
    expect(log.clear(undefined)).toBe(true)
    add({ id: idOf('a') })
    log.clear(idOf('a'))
    expect(log.records).toEqual([])
    expect(effects.filter(({ type }) => type === 'log.remove')).toStrictEqual([
      { type: 'log.remove' },
      { type: 'log.remove', id: 'a' },
    ])
  })

  it('sharpens one line and leaves the others; who was answered elsewhere was not missed', () => {
    const { log, add, effects } = newLog()
    const { establishedAt: _at, ...missed } = viewIn('ended', { direction: 'incoming' })
    for (const name of ['a', 'b']) log.add({ ...missed, id: idOf(name) }, callWith())
    const elsewhere = { ...end, reason: 'answered-elsewhere' } as const
    log.refine(idOf('a'), elsewhere)
    expect(log.records).toMatchObject([
      { id: 'b', missed: true, end },
      { id: 'a', missed: false, end: elsewhere },
    ])
    expect(effects.at(-1)).toMatchObject({ type: 'log.put', record: { id: 'a', missed: false } })
    add({ id: idOf('talked'), direction: 'incoming' })
    log.refine(idOf('talked'), { ...end, reason: 'connection-lost' })
    expect(log.records[0]).toMatchObject({ id: 'talked', missed: false, end: { reason: 'connection-lost' } })
    const before = effects.length
    log.refine(idOf('nobody'), end)
    expect(effects).toHaveLength(before)
  })

  it('goes on being missed where the sharper reason is no answer', () => {
    const { log } = newLog()
    const { establishedAt: _at, ...missed } = viewIn('ended', { direction: 'incoming' })
    log.add(missed, callWith())
    log.refine(missed.id, { ...end, reason: 'cancelled' })
    expect(log.records).toMatchObject([{ missed: true }])
  })
})
