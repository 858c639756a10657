import type { CallId } from '@offhook/core'
import { FakePhone, fakeActive, fakeDialing, fakeId } from '@offhook/testing/binding'
import { Activity, act, type ReactNode, useEffect, useState } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PhoneProvider, useCall, useCallQuality, useCalls, usePhone, usePhoneSelector } from '../src/index.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const roots: Root[] = []
afterEach(() =>
  act(async () => {
    for (const root of roots.splice(0)) root.unmount()
  }),
)

async function show(node: ReactNode) {
  const container = document.createElement('main')
  const root = createRoot(container)
  roots.push(root)
  const render = (next: ReactNode) => act(async () => root.render(next))
  await render(node)
  return { container, render }
}

const Link = () => usePhoneSelector((snapshot) => snapshot.link)
const Phase = ({ id }: { readonly id: CallId }) => useCall(id)?.phase
const Packets = ({ id }: { readonly id: CallId }) => useCallQuality(id)?.packets

describe('PhoneProvider', () => {
  it('hands over to another phone', async () => {
    const [one, other] = [new FakePhone({ link: 'up' }), new FakePhone({ link: 'down' })]
    const link = <Link />
    const { container, render } = await show(<PhoneProvider phone={one}>{link}</PhoneProvider>)
    await render(<PhoneProvider phone={other}>{link}</PhoneProvider>)
    expect(container.textContent).toBe('down')
    expect([one.listeners.present, other.listeners.present]).toEqual([0, 1])
  })

  it('hydrates with what the server rendered, then shows the phone', async () => {
    const phone = new FakePhone({ link: 'unknown' })
    const serverSnapshot = phone.getSnapshot()
    const page = (
      <PhoneProvider phone={phone} serverSnapshot={serverSnapshot}>
        <Link />
      </PhoneProvider>
    )
    const container = document.createElement('main')
    container.innerHTML = renderToString(page)
    phone.change({ link: 'up' })
    const mismatch = vi.fn()
    await act(async () => roots.push(hydrateRoot(container, page, { onRecoverableError: mismatch })))
    expect(mismatch).not.toHaveBeenCalled()
    expect(container.textContent).toBe('up')
  })

  it('gives the server one state for the whole page, though the phone changes meanwhile', () => {
    const phone = new FakePhone({ link: 'up' })
    const Changer = () => {
      phone.change({ link: 'down' })
      return null
    }
    expect(
      renderToString(
        <PhoneProvider phone={phone}>
          <Link /> <Changer /> <Link />
        </PhoneProvider>,
      ).replace(/<!-- -->/g, ''),
    ).toBe('up  up')
  })
})

describe('usePhone', () => {
  it('gives the phone of a transport with its own credentials', async () => {
    const phone = new FakePhone()
    const SignIn = () => {
      const { signIn } = usePhone<{ readonly user: string }>()
      useEffect(() => void signIn({ user: '100' }), [signIn])
      return null
    }
    await show(
      <PhoneProvider phone={phone}>
        <SignIn />
      </PhoneProvider>,
    )
    expect(phone.commands).toEqual(['signIn'])
  })
})

describe('hooks with an id', () => {
  it('follow the id', async () => {
    const [a, b] = [fakeId('a'), fakeId('b')]
    const phone = new FakePhone({ calls: [fakeDialing('a'), fakeActive('b')] })
    phone.sample(a, { packets: 1 })
    phone.sample(b, { packets: 2 })
    const page = (id: CallId) => (
      <PhoneProvider phone={phone}>
        <Phase id={id} /> <Packets id={id} />
      </PhoneProvider>
    )
    const { container, render } = await show(page(a))
    expect(container.textContent).toBe('dialing 1')
    await render(page(b))
    expect(container.textContent).toBe('active 2')
    await act(async () => phone.sample(a, { packets: 3 }))
    await act(async () => phone.sample(b, { packets: 4 }))
    expect(container.textContent).toBe('active 4')
    expect(phone.qualityListeners.present).toBe(1)
  })
})

describe('usePhoneSelector', () => {
  it('gives the same object again while it is equal, from an inline selector too', async () => {
    const phone = new FakePhone({ calls: [fakeActive('a')] })
    const seen = new Set<unknown>()
    let render: (turn: number) => void = () => {}
    const Ids = () => {
      const [turn, setTurn] = useState(0)
      render = setTurn
      const ids = usePhoneSelector(
        (snapshot) => snapshot.calls.map((call) => call.id),
        (one, other) => one.join() === other.join(),
      )
      seen.add(ids)
      return `${turn} ${ids.join()}`
    }
    const { container } = await show(
      <PhoneProvider phone={phone}>
        <Ids />
      </PhoneProvider>,
    )
    await act(async () => render(1))
    await act(async () => phone.change({ calls: [fakeActive('a')] }))
    await act(async () => render(2))
    expect(container.textContent).toBe('2 a')
    expect(seen.size).toBe(1)
  })

  it('takes a new selector at once, though the phone has not changed', async () => {
    const phone = new FakePhone({ link: 'up', status: 'ready' })
    const Field = ({ field }: { readonly field: 'link' | 'status' }) => usePhoneSelector((snapshot) => snapshot[field])
    const page = (field: 'link' | 'status') => (
      <PhoneProvider phone={phone}>
        <Field field={field} />
      </PhoneProvider>
    )
    const { container, render } = await show(page('link'))
    await render(page('status'))
    expect(container.textContent).toBe('ready')
  })

  it('rests while its component is hidden, and shows the present state when it is seen again', async () => {
    const phone = new FakePhone()
    const Count = () => useCalls().length
    const page = (mode: 'visible' | 'hidden') => (
      <PhoneProvider phone={phone}>
        <Activity mode={mode}>
          <output>
            <Count />
          </output>
        </Activity>
      </PhoneProvider>
    )
    const { container, render } = await show(page('visible'))
    await render(page('hidden'))
    expect(phone.listeners.present).toBe(0)
    await act(async () => phone.change({ calls: [fakeActive('a')] }))
    await render(page('visible'))
    expect(container.textContent).toBe('1')
    expect(phone.listeners.present).toBe(1)
    expect(phone.commands).toEqual([])
  })
})
