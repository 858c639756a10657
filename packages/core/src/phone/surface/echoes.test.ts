import { describe, expect, it } from 'vitest'
import { createEchoes, ECHO_MS } from './echoes.ts'

function atNoon() {
  let now = 0
  const echoes = createEchoes(() => now)
  return {
    echoes,
    wait(ms: number) {
      now += ms
    },
  }
}

describe('an echo of what a call screen was told', () => {
  it('is none before the screen was told anything', () => {
    const { echoes } = atNoon()
    expect(echoes.expects('muted')).toBe(false)
    expect(echoes.absorb('muted', true)).toBe(false)
    expect(echoes.missed('muted')).toBe(false)
  })

  it('comes once for each telling, of the same thing and the same value', () => {
    const { echoes } = atNoon()
    echoes.expect('muted', true)
    expect(echoes.expects('held')).toBe(false)
    expect(echoes.absorb('held', true)).toBe(false)
    expect(echoes.absorb('muted', false)).toBe(false)
    expect(echoes.absorb('muted', true)).toBe(true)
    expect(echoes.absorb('muted', true)).toBe(false)
    expect(echoes.expects('muted')).toBe(false)
  })

  it('comes in the order of the tellings: what should have come before it is waited for no longer', () => {
    const { echoes } = atNoon()
    echoes.expect('muted', true)
    echoes.expect('held', true)
    echoes.expect('muted', false)
    expect(echoes.absorb('muted', false)).toBe(true)
    expect(echoes.absorb('muted', true)).toBe(false)
    expect(echoes.absorb('held', true)).toBe(true)
  })

  it('leaves what was told after it', () => {
    const { echoes } = atNoon()
    echoes.expect('muted', true)
    echoes.expect('muted', false)
    expect(echoes.absorb('muted', true)).toBe(true)
    expect(echoes.expects('muted')).toBe(true)
    expect(echoes.absorb('muted', false)).toBe(true)
  })

  it.each([
    [ECHO_MS - 1, true],
    [ECHO_MS, false],
  ])('may take its time: after %i ms it is an echo: %s', (ms, isEcho) => {
    const { echoes, wait } = atNoon()
    echoes.expect('held', true)
    wait(ms)
    expect(echoes.absorb('held', true)).toBe(isEcho)
  })
})

describe('an echo that does not come', () => {
  it.each([
    [ECHO_MS - 1, false],
    [ECHO_MS, true],
  ])('is missed after %i ms: %s, and once', (ms, isMissed) => {
    const { echoes, wait } = atNoon()
    echoes.expect('muted', true)
    wait(ms)
    expect(echoes.missed('held')).toBe(false)
    expect(echoes.missed('muted')).toBe(isMissed)
    expect(echoes.expects('muted')).toBe(!isMissed)
    expect(echoes.missed('muted')).toBe(false)
  })

  it('takes no other one with it', () => {
    const { echoes, wait } = atNoon()
    echoes.expect('muted', true)
    echoes.expect('held', true)
    wait(500)
    echoes.expect('muted', false)
    wait(ECHO_MS - 500)
    expect(echoes.missed('muted')).toBe(true)
    expect(echoes.absorb('muted', false)).toBe(true)
    expect(echoes.missed('held')).toBe(true)
  })
})

describe('an echo that is in doubt', () => {
  it('is waited for until its user has pressed; what was told for certain still comes', () => {
    const { echoes } = atNoon()
    echoes.expect('muted', false, true)
    echoes.expect('held', false, true)
    echoes.expect('muted', true)
    echoes.pressed('muted')
    expect(echoes.absorb('muted', false)).toBe(false)
    expect(echoes.absorb('muted', true)).toBe(true)
    expect(echoes.absorb('held', false)).toBe(true)
  })

  it('is an echo like any other as long as nobody has pressed', () => {
    const { echoes } = atNoon()
    echoes.expect('muted', false, true)
    echoes.pressed('held')
    expect(echoes.absorb('muted', false)).toBe(true)
  })
})
