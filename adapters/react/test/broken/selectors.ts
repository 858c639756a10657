import type { PhoneSnapshot, Selector } from '@offhook/core'
import { useCallback, useEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react'
import { usePhone } from '../../src/index.ts'
import { hooks } from '../hooks.ts'

// Each of these is a `usePhoneSelector` with one fault.

export type UseSelector = <T>(selector: Selector<T>, equal?: (a: T, b: T) => boolean) => T

/** `useState` and `useEffect`, as most call SDKs have it. */
export const withEffect: UseSelector = (selector) => {
  const phone = usePhone()
  const latest = useRef(selector)
  latest.current = selector
  const [value, setValue] = useState(() => selector(phone.getSnapshot()))
  useEffect(() => phone.subscribe(() => setValue(() => latest.current(phone.getSnapshot()))), [phone])
  return value
}

/** Reads the store in the render, and has nobody see that it moved meanwhile. */
export const withForcedRender: UseSelector = (selector) => {
  const phone = usePhone()
  const [, render] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const off = phone.subscribe(render)
    render()
    return off
  }, [phone])
  return selector(phone.getSnapshot())
}

/** Selects anew at each reading. */
export const withoutCache: UseSelector = (selector) => {
  const phone = usePhone()
  const subscribe = useCallback((listener: () => void) => phone.subscribe(listener), [phone])
  const read = () => selector(phone.getSnapshot())
  return useSyncExternalStore(subscribe, read, read)
}

/** Follows the whole snapshot. */
export const withEverything: UseSelector = (selector) => {
  const phone = usePhone()
  const subscribe = useCallback((listener: () => void) => phone.subscribe(listener), [phone])
  const read = (): PhoneSnapshot => phone.getSnapshot()
  return selector(useSyncExternalStore(subscribe, read, read))
}

/** Gives React a new `subscribe` in each render. */
export const withNewSubscription: UseSelector = (selector, equal = Object.is) => {
  const phone = usePhone()
  const last = useRef<{ readonly value: ReturnType<typeof selector> }>(undefined)
  const read = () => {
    const value = selector(phone.getSnapshot())
    if (last.current === undefined || !equal(last.current.value, value)) last.current = { value }
    return last.current.value
  }
  return useSyncExternalStore((listener) => phone.subscribe(listener), read, read)
}

/** Never lets go. */
export const withLeak: UseSelector = (selector) => {
  const phone = usePhone()
  const [snapshot, set] = useState(phone.getSnapshot())
  useEffect(() => {
    phone.subscribe(() => set(phone.getSnapshot()))
    set(phone.getSnapshot())
  }, [phone])
  return selector(snapshot)
}

/** Subscribes while it renders, so on a server too. */
export const inRender: UseSelector = (selector) => {
  const phone = usePhone()
  const [snapshot, set] = useState(phone.getSnapshot())
  const off = useRef<() => void>(undefined)
  off.current ??= phone.subscribe(() => set(phone.getSnapshot()))
  useEffect(() => () => off.current?.(), [])
  return selector(snapshot)
}

/** Every listener renders every component. */
const renderers = new Set<() => void>()
export const withOnePulse: UseSelector = (selector) => {
  const phone = usePhone()
  const [, render] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    renderers.add(render)
    const off = phone.subscribe(() => {
      for (const each of renderers) each()
    })
    return () => {
      renderers.delete(render)
      off()
    }
  }, [phone])
  return selector(phone.getSnapshot())
}

/** Renders on and on after each change. */
export const withEchoes: UseSelector = (selector, equal) => {
  const phone = usePhone()
  const [left, render] = useReducer((before: number, more: number) => before + more, 0)
  useEffect(() => phone.subscribe(() => render(4)), [phone])
  useEffect(() => {
    if (left > 0) render(-1)
  }, [left])
  return hooks.usePhoneSelector(selector, equal)()
}

/** Selects in the listener, in the midst of the phone's publish. */
export const withEagerListener: UseSelector = (selector, equal) => {
  const phone = usePhone()
  useEffect(() => phone.subscribe(() => void selector(phone.getSnapshot())), [phone, selector])
  return hooks.usePhoneSelector(selector, equal)()
}
