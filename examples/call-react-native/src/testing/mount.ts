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

/** Draws one tree into the page of a test; it is taken down after the test. */
export function mount(tree: ReactNode): void {
  root ??= createRoot(document.body.appendChild(document.createElement('div')))
  act(() => root?.render(tree))
}

/** What has this role and this name. Fails the test where nothing has. */
export function find(role: string, name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>(`[role="${role}"]`)]
  const named = (element: HTMLElement) => element.getAttribute('aria-label') ?? element.textContent
  const found = all.find((element) => named(element) === name)
  if (!found) throw new Error(`No ${role} "${name}"; there are: ${all.map(named).join(', ')}`)
  return found
}

/** react-native-web presses on click where no pointer was seen. */
export const press = (role: string, name: string): void => act(() => find(role, name).click())

export const textOf = (testId: string): string | undefined =>
  document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? undefined

/** Types into the field with this name, as a browser tells it. */
export function type(label: string, text: string): void {
  const field = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)
  if (!field) throw new Error(`No field "${label}"`)
  act(() => {
    // React looks at the value behind its own property.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
