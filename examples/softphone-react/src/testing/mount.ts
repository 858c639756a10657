import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach } from 'vitest'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root | undefined
afterEach(() => {
  act(() => root?.unmount())
  root = undefined
  document.body.replaceChildren()
})

/** Draws one tree into the page of a test; it is taken down after the test. Called again, it draws the next state. */
export function mount(tree: ReactNode): HTMLElement {
  if (!root) {
    const place = document.body.appendChild(document.createElement('div'))
    root = createRoot(place)
  }
  act(() => root?.render(tree))
  return document.body
}

/** The button with this name: its label, or its text as far as it is not hidden. Fails the test where there is none. */
export function button(name: string): HTMLButtonElement {
  const all = [...document.querySelectorAll('button')]
  const found = all.find((one) => nameOf(one) === name)
  if (!found) throw new Error(`No button "${name}"; there are: ${all.map(nameOf).join(', ')}`)
  return found
}

function nameOf(element: Element): string {
  const copy = element.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
  return (element.getAttribute('aria-label') ?? copy.textContent).trim()
}

export const click = (name: string) => act(() => button(name).click())

/** A key pressed where the focus is. */
export function key(name: string, target: EventTarget = document.activeElement ?? document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })
  act(() => {
    target.dispatchEvent(event)
  })
  return event
}
