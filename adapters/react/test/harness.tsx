import type { Phone } from '@offhook/core'
import type { BindingHarness, BindingHooks, Consumer, Mounted } from '@offhook/testing/binding'
import { act, Component, Fragment, type ReactNode, StrictMode, startTransition, useLayoutEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { vi } from 'vitest'
import { PhoneProvider } from '../src/index.ts'
import { hooks as ours } from './hooks.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** React under the shared suite. The hooks may be others, to see that the suite finds their faults. */
export function reactHarness(hooks: BindingHooks = ours): BindingHarness {
  return {
    modes: [
      { name: 'plain', double: false },
      { name: 'StrictMode', double: true },
    ],
    provider: /PhoneProvider/,
    act: (action) => act(async () => action()),
    mount: (mode, phone, consumers) => mount(hooks, mode === 'StrictMode', phone, consumers),
    renderToString: async (phone, consumers) =>
      renderToString(
        <PhoneProvider phone={phone}>
          {placesOf(consumers).map(({ name, ...place }) => (
            <Shown key={name} {...place} hooks={hooks} />
          ))}
        </PhoneProvider>,
      ),
  }
}

interface Log {
  rendered(index: number): void
  committed(): void
  failed(error: unknown): void
}

interface ShownProps {
  readonly hooks: BindingHooks
  readonly consumer: Consumer
  readonly index: number
  readonly log?: Log
  /** A new one renders the component again. */
  readonly lap?: number
}

const placesOf = (consumers: readonly Consumer[]) =>
  consumers.map((consumer, index) => ({ consumer, index, name: `consumer ${index}` }))

function Shown({ hooks, consumer, index, log }: ShownProps) {
  const text = String(consumer(hooks)())
  log?.rendered(index)
  // All of a commit is in the document before its first layout effect runs.
  useLayoutEffect(() => log?.committed())
  return <output>{text}</output>
}

class Boundary extends Component<{ readonly log: Log; readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.log.failed(error)
  }

  override render() {
    return this.state.broken ? null : this.props.children
  }
}

async function mount(
  hooks: BindingHooks,
  strict: boolean,
  phone: Phone<never> | undefined,
  consumers: readonly Consumer[],
): Promise<Mounted> {
  const places = placesOf(consumers)
  const container = document.createElement('main')
  const renders = consumers.map(() => 0)
  const commits: (readonly string[])[] = []
  const errors: unknown[] = []
  let onRender = () => {}
  let onCommit = () => {}

  const texts = () => [...container.querySelectorAll('output')].map((output) => output.textContent)
  const log: Log = {
    rendered(index) {
      renders[index] = (renders[index] ?? 0) + 1
      onRender()
    },
    committed() {
      commits.push(texts())
      onCommit()
    },
    failed: (error) => errors.push(error),
  }

  let setTurn: (turn: { life: number; lap: number }) => void = () => {}
  let turn = { life: 0, lap: 0 }
  function Host() {
    const [{ life, lap }, set] = useState(turn)
    setTurn = set
    // A new life makes new components.
    const list = places.map(({ name, ...place }) => (
      <Boundary key={`${life} ${name}`} log={log}>
        <Shown {...place} hooks={hooks} log={log} lap={lap} />
      </Boundary>
    ))
    return phone === undefined ? list : <PhoneProvider phone={phone}>{list}</PhoneProvider>
  }

  const root = createRoot(container, { onCaughtError: () => {} })
  const Mode = strict ? StrictMode : Fragment
  await act(async () =>
    root.render(
      <Mode>
        <Host />
      </Mode>,
    ),
  )

  return {
    texts,
    commits: () => commits,
    renders: () => [...renders],
    errors: () => errors,
    async rerender(meanwhile) {
      const clock = vi.spyOn(performance, 'now')
      Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
      try {
        await new Promise<void>((resolve) => {
          let waiting = true
          onRender = () => {
            // Each component seems to take long, so that the scheduler lets others run after it.
            const later = performance.now() + 100
            clock.mockImplementation(() => later)
            if (waiting) queueMicrotask(meanwhile)
            waiting = false
          }
          onCommit = () => setTimeout(resolve)
          turn = { ...turn, lap: turn.lap + 1 }
          startTransition(() => setTurn(turn))
        })
      } finally {
        onRender = () => {}
        onCommit = () => {}
        clock.mockRestore()
        Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
      }
      await act(async () => {})
    },
    async remount() {
      turn = { ...turn, life: turn.life + 1 }
      await act(async () => setTurn(turn))
    },
    unmount: () => act(async () => root.unmount()),
  }
}
