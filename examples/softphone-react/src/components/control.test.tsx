import { describe, expect, it, vi } from 'vitest'
import { button, click, mount } from '../testing/mount.ts'
import { refusalWords } from '../words/table.ts'
import { Control } from './control.tsx'

describe('Control', () => {
  it('presses while it is allowed', () => {
    const [onPress, onRefused] = [vi.fn(), vi.fn()]
    mount(<Control icon="pause" label="Hold" pressed={false} onPress={onPress} onRefused={onRefused} />)
    click('Hold')
    expect(onPress).toHaveBeenCalledOnce()
    expect(onRefused).not.toHaveBeenCalled()
    expect(button('Hold').getAttribute('aria-pressed')).toBe('false')
  })

  it('while refused it can be reached, says why, and does nothing', () => {
    const [onPress, onRefused] = [vi.fn(), vi.fn()]
    mount(<Control icon="pause" label="Hold" refusal="offline" onPress={onPress} onRefused={onRefused} />)
    const hold = button('Hold')
    expect(hold.disabled).toBe(false)
    expect(hold.getAttribute('aria-disabled')).toBe('true')
    expect(hold.title).toBe(refusalWords.offline)
    click('Hold')
    expect(onPress).not.toHaveBeenCalled()
    expect(onRefused).toHaveBeenCalledWith('offline')
  })

  it('shows a request in flight as busy, beside what is so', () => {
    mount(<Control icon="pause" label="Hold" pressed={false} pending onPress={vi.fn()} onRefused={vi.fn()} />)
    expect(button('Hold').getAttribute('aria-busy')).toBe('true')
    expect(button('Hold').getAttribute('aria-pressed')).toBe('false')
  })
})
