import { act, useRef, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { button, click, mount } from '../testing/mount.ts'
import { useFocusRescue } from './use-focus-rescue.ts'

/** A phone whose first button takes itself away, and whose second one stays. */
function Phone() {
  const region = useRef<HTMLElement>(null)
  const [merged, setMerged] = useState(false)
  const [presses, setPresses] = useState(0)
  useFocusRescue(region)
  return (
    <section ref={region} tabIndex={-1} aria-label="Phone">
      {!merged && (
        <button type="button" onClick={() => setMerged(true)}>
          Merge
        </button>
      )}
      <button type="button" onClick={() => setPresses(presses + 1)}>
        Mute
      </button>
    </section>
  )
}

const press = (name: string) => {
  act(() => button(name).focus())
  click(name)
}

describe('useFocusRescue', () => {
  it('puts the focus on the phone when the button that had it goes', () => {
    mount(<Phone />)
    press('Merge')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Phone')
  })

  it('leaves it where it is while its button stays', () => {
    mount(<Phone />)
    press('Mute')
    expect(document.activeElement).toBe(button('Mute'))
  })

  it('leaves it where the user has gone meanwhile', () => {
    mount(<Phone />)
    act(() => button('Merge').focus())
    const field = document.body.appendChild(document.createElement('input'))
    act(() => field.focus())
    click('Merge')
    expect(document.activeElement).toBe(field)
    act(() => field.blur())
    click('Mute')
    expect(document.activeElement).toBe(document.body)
  })
})
