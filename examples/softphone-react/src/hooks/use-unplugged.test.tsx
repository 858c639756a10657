import { describe, expect, it } from 'vitest'
import { wish } from '../gallery/fixtures.ts'
import { mount } from '../testing/mount.ts'
import { useUnplugged } from './use-unplugged.ts'

function Stand({ id }: { readonly id: string | undefined }) {
  return useUnplugged(wish<string | undefined>(id)) ? 'unplugged' : 'well'
}
const shown = (id: string | undefined) => mount(<Stand id={id} />).textContent

describe('useUnplugged', () => {
  it('tells a device that is gone from one that was never in use', () => {
    expect(shown(undefined)).toBe('well')
    expect(shown('headset')).toBe('well')
    expect(shown(undefined)).toBe('unplugged')
    expect(shown(undefined)).toBe('unplugged')
    expect(shown('built-in')).toBe('well')
  })
})
