import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { defaultPreferences } from '../phone/preferences.ts'
import { button, click, mount } from '../testing/mount.ts'
import { SettingsForm } from './settings-dialog.tsx'

describe('SettingsForm', () => {
  const input = (label: string) =>
    [...document.querySelectorAll('label')].find(({ textContent }) => textContent.startsWith(label))

  it('gives back each choice with the others as they were', () => {
    const onPreferences = vi.fn()
    mount(<SettingsForm preferences={defaultPreferences} onPreferences={onPreferences} />)
    input('Decline as busy')?.click()
    input('One voice')?.click()
    input('Keep the call list')?.click()
    expect(onPreferences.mock.calls.flat()).toEqual([
      { ...defaultPreferences, secondCall: 'reject-busy' },
      { ...defaultPreferences, oneVoice: false },
      { ...defaultPreferences, keepLog: false },
    ])
  })

  it('says beside which lines a lock screen is drawn', () => {
    const onPreferences = vi.fn()
    mount(<SettingsForm preferences={defaultPreferences} onPreferences={onPreferences} />)
    const select = [...document.querySelectorAll('select')].find(({ value }) => value === 'simulator')
    if (select) select.value = 'always'
    act(() => void select?.dispatchEvent(new Event('change', { bubbles: true })))
    expect(onPreferences).toHaveBeenCalledWith({ ...defaultPreferences, lockScreen: 'always' })
  })

  it('reopens the line for new choices, but not in the middle of a call', () => {
    const onApply = vi.fn()
    const draw = (busy: boolean) =>
      mount(<SettingsForm preferences={defaultPreferences} onPreferences={() => undefined} apply={{ busy, onApply }} />)
    draw(true)
    expect(button('Reopen the line').disabled).toBe(true)
    draw(false)
    click('Reopen the line')
    expect(onApply).toHaveBeenCalledOnce()
  })
})
