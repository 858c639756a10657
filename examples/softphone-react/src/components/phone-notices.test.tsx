import { describe, expect, it } from 'vitest'
import { mount } from '../testing/mount.ts'
import { PhoneNotices } from './phone-notices.tsx'

const quiet = {
  trouble: undefined,
  procedure: undefined,
  unplugged: false,
  leaving: undefined,
  blocked: false,
} as const
const nothing = { onClose: () => undefined, onCancel: () => undefined, onDevices: () => undefined }

describe('PhoneNotices', () => {
  it('speaks from a region that was there before its words, or a screen reader stays mute', () => {
    mount(<PhoneNotices {...quiet} {...nothing} />)
    const region = document.querySelector('[role=status]')
    expect(region?.textContent).toBe('')
    mount(<PhoneNotices {...quiet} {...nothing} procedure={{ type: 'swap', callIds: [] }} />)
    expect(document.querySelector('[role=status]')).toBe(region)
    expect(region?.textContent).toContain('Swapping the calls…')
    mount(<PhoneNotices {...quiet} {...nothing} leaving="hang up" />)
    expect(region?.textContent).toBe('Press Esc again to hang up.')
  })
})
