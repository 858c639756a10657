import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { active } from '../gallery/fixtures.ts'
import { createLockScreen } from '../phone/lock-screen.ts'
import type { Simulation } from '../phone/simulation.ts'
import { mount } from '../testing/mount.ts'
import { SimulatorPanel } from './simulator-panel.tsx'

const nothing = () => undefined
const simulation: Simulation = {
  numbers: [],
  devices: [],
  callIn: nothing,
  drive: nothing,
  setLink: nothing,
  setRegistration: nothing,
  allow: nothing,
  plug: nothing,
  setSlow: nothing,
  refuseNext: nothing,
  occupy: nothing,
}
const inputs = { microphones: [], cameras: [] } as never

describe('the simulator panel', () => {
  const onLockScreen = vi.fn()
  const draw = (there: boolean, busy = false) =>
    mount(
      <SimulatorPanel
        simulation={simulation}
        calls={busy ? [active()] : []}
        inputs={inputs}
        onDial={nothing}
        onCallIn={nothing}
        lockScreen={there ? createLockScreen() : undefined}
        onPush={nothing}
        onLockScreen={onLockScreen}
      />,
    )
  const there = () =>
    [...document.querySelectorAll('label')]
      .find(({ textContent }) => textContent === 'The phone has a call screen')
      ?.querySelector('input')

  it('takes the call screen away between calls, once, and shows it at once', () => {
    draw(true)
    act(() => there()?.click())
    expect(there()?.checked).toBe(false)
    act(() => there()?.click())
    expect(onLockScreen.mock.calls).toEqual([[false]])
    draw(false)
    expect(there()?.checked).toBe(false)
    expect(document.body.textContent).not.toContain('Push first')
    draw(true)
    expect(there()?.checked).toBe(true)
    draw(true, true)
    expect(there()?.disabled).toBe(true)
  })
})
