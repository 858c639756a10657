import type { CallView } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { type OmiState, omiStateOf } from './omi-state.ts'

describe('the number of a call in the words of the plugin', () => {
  it.each<readonly [CallView['phase'], OmiState]>([
    ['preparing', 0],
    ['dialing', 1],
    ['incoming', 2],
    ['ringing', 3],
    ['connecting', 4],
    ['active', 5],
    ['ended', 6],
    ['held', 7],
    ['ending', 12],
  ])('of %s is %s', (phase, state) => {
    expect(omiStateOf({ phase } as CallView)).toBe(state)
  })

  it('is 0 without a call', () => {
    expect(omiStateOf(undefined)).toBe(0)
  })
})
