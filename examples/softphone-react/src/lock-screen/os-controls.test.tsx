import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { createLockScreen } from '../phone/lock-screen.ts'
import { click, mount } from '../testing/mount.ts'
import { OsControls } from './os-controls.tsx'

const input = (label: string) =>
  [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.querySelector('input')

describe('OsControls', () => {
  it('sets how the OS behaves, and shows it', () => {
    const lockScreen = createLockScreen()
    mount(<OsControls lockScreen={lockScreen} />)
    act(() => input('The OS is quick')?.click())
    act(() => input('It says back what the app did')?.click())
    act(() => input('The app has the audio session')?.click())
    expect(lockScreen.getState().manners).toEqual({ slow: true, repeats: false, echoes: false, sound: false })
    expect(input('The OS is quick')?.checked).toBe(false)
    expect(input('It reports each press once')?.checked).toBe(true)
    expect(input('It says back what the app did')?.checked).toBe(false)
    expect(input('The app has the audio session')?.checked).toBe(false)
  })

  it('offers a push only where somebody simulates the call that follows', () => {
    const lockScreen = createLockScreen()
    const onPush = vi.fn()
    mount(<OsControls lockScreen={lockScreen} onPush={onPush} />)
    click('Push first, then the call')
    click('Push, and no call')
    expect(onPush.mock.calls).toEqual([['first'], ['alone']])
    mount(<OsControls lockScreen={lockScreen} />)
    expect(document.body.textContent).not.toContain('Push first')
  })

  it('stops ringing while somebody rings, and takes calls down while there are any', () => {
    const lockScreen = createLockScreen()
    mount(<OsControls lockScreen={lockScreen} />)
    expect(document.body.textContent).not.toMatch(/Stop ringing|Take all calls down/)
    act(() => lockScreen.surface.announce({}, { name: 'Grace Hopper' }))
    act(() => lockScreen.surface.announce({}, { name: 'Alan Turing' }))
    click('Stop ringing')
    expect(lockScreen.getState().missed.map(({ name }) => name)).toEqual(['Alan Turing'])
    click('Take all calls down')
    expect(lockScreen.getState().calls).toEqual([])
  })
})
