import { describe, expect, it } from 'vitest'
import { initialWish, shownWish, stepWish, type WishEvent } from './wish.ts'

const off = () => initialWish(false, false)
const unknown = () => initialWish<boolean>(false)
const on = { type: 'wanted', value: true } as const
const onWhenReady = { ...on, defer: true } as const
/** On is asked for, and the answer is not here yet. */
const asking = () => stepWish(off(), on).wish

describe('a wish as it is shown', () => {
  it('is the wish itself where it has no inside', () => {
    const wish = off()
    expect(shownWish(wish)).toBe(wish)
  })

  it('hides its inside, and the same wish is shown by the same object', () => {
    const wish = asking()
    const shown = shownWish(wish)
    expect(shown).toStrictEqual({ desired: true, actual: false, pending: true, by: 'unknown' })
    expect(shownWish(wish)).toBe(shown)
    const first = shownWish(stepWish(unknown(), on).wish)
    expect(first).toStrictEqual({ desired: true, actual: undefined, pending: true, by: 'unknown' })
  })
})

describe('a wish that nothing changes stays the same object', () => {
  it.each<[string, typeof off, WishEvent<boolean>]>([
    ['wished again while it is asked for', asking, on],
    ['reported as it is', off, { type: 'reported', value: false, by: 'surface' }],
    ['ready with nothing to ask', off, { type: 'ready' }],
    ['ready while it is asked for', asking, { type: 'ready' }],
    ['refused with nothing asked', off, { type: 'refused', reason: 'failed' }],
  ])('%s', (_name, make, event) => {
    const wish = make()
    const step = stepWish(wish, event)
    expect(step).toEqual({ wish })
    expect(step.wish).toBe(wish)
  })
})

describe('a wish that waits until the call is ready', () => {
  it('is pending, unless it wants what is', () => {
    const waiting = stepWish(off(), onWhenReady).wish
    expect(waiting).toStrictEqual({ desired: true, actual: false, pending: true, by: 'unknown' })
    expect(stepWish(waiting, { ...onWhenReady, value: false }).wish.pending).toBe(false)
  })

  it('goes on waiting when something else is reported', () => {
    const waiting = stepWish(unknown(), onWhenReady).wish
    const { wish, ask } = stepWish(waiting, { type: 'reported', value: false, by: 'surface' })
    expect(wish).toEqual({ desired: true, actual: false, pending: true, by: 'surface' })
    expect(ask).toBeUndefined()
    expect(stepWish(wish, { type: 'ready' }).ask).toEqual({ to: true, from: false })
  })

  it('has come true when just that is reported', () => {
    const waiting = stepWish(off(), onWhenReady).wish
    const { wish, ask } = stepWish(waiting, { type: 'reported', value: true, by: 'surface' })
    expect(wish).toStrictEqual({ desired: true, actual: true, pending: false, by: 'surface' })
    expect(ask).toBeUndefined()
  })
})

describe('an old echo while a wish is asked for', () => {
  it('tells who caused what is, and leaves the request under way', () => {
    const changed = stepWish(asking(), { ...on, value: false }).wish
    const { wish, ask } = stepWish(changed, { type: 'reported', value: false, by: 'surface' })
    expect(wish).toMatchObject({ desired: false, actual: false, pending: true, by: 'surface', asked: true })
    expect(ask).toBeUndefined()
  })
})
