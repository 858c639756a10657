import { describe, expect, it, vi } from 'vitest'
import { find, mount, press } from '../testing/mount.ts'
import { RoundButton } from './round-button.tsx'

describe('RoundButton', () => {
  it('is named by what it does, and does it', () => {
    const onPress = vi.fn()
    mount(<RoundButton label="Mute" icon="mic" onPress={onPress} />)
    press('button', 'Mute')
    expect(onPress).toHaveBeenCalledOnce()
  })

  it('stays in reach where it cannot work, so that it can say why', () => {
    const onPress = vi.fn()
    mount(<RoundButton label="Hold" icon="pause" unable onPress={onPress} />)
    expect(find('button', 'Hold').getAttribute('aria-disabled')).toBe('true')
    expect(find('button', 'Hold').getAttribute('tabindex')).toBe('0')
    press('button', 'Hold')
    expect(onPress).toHaveBeenCalledOnce()
  })

  it('says that it waits for the native side', () => {
    mount(<RoundButton label="Hold" icon="pause" busy onPress={vi.fn()} />)
    expect(find('button', 'Hold').getAttribute('aria-busy')).toBe('true')
  })
})
