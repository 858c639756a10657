import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { button, click, mount } from '../testing/mount.ts'
import { Keypad } from './keypad.tsx'

describe('Keypad', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const pointer = (type: string) =>
    act(() => {
      button('0').dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }))
    })

  it('gives each key under a name that can be said', () => {
    const onKey = vi.fn()
    mount(<Keypad label="Dial pad" onKey={onKey} />)
    for (const name of ['1', 'star', '0', 'hash']) click(name)
    expect(onKey.mock.calls.flat()).toEqual(['1', '*', '0', '#'])
  })

  it('makes a long press on 0 a plus, and the click after it nothing', () => {
    const [onKey, onLongZero] = [vi.fn(), vi.fn()]
    mount(<Keypad label="Dial pad" onKey={onKey} onLongZero={onLongZero} />)
    pointer('pointerdown')
    act(() => void vi.runAllTimers())
    pointer('pointerup')
    click('0')
    expect(onLongZero).toHaveBeenCalledOnce()
    expect(onKey).not.toHaveBeenCalled()
    click('0')
    expect(onKey).toHaveBeenCalledWith('0')
  })

  it('leaves a short press a 0', () => {
    const [onKey, onLongZero] = [vi.fn(), vi.fn()]
    mount(<Keypad label="Dial pad" onKey={onKey} onLongZero={onLongZero} />)
    pointer('pointerdown')
    pointer('pointerup')
    click('0')
    act(() => void vi.runAllTimers())
    expect(onKey).toHaveBeenCalledWith('0')
    expect(onLongZero).not.toHaveBeenCalled()
  })
})
