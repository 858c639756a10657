import type { Json, Phone, PhoneSnapshot } from '@offhook/core'
import { createContext, createElement, type ReactElement, type ReactNode, useContext, useMemo } from 'react'

/** A phone as `useSyncExternalStore` wants it; each function stays the same as long as the phone does. */
export interface PhoneBinding {
  readonly phone: Phone<never>
  readonly subscribe: (listener: () => void) => () => void
  readonly getServerSnapshot: () => PhoneSnapshot
}

const PhoneContext = createContext<PhoneBinding | undefined>(undefined)

export interface PhoneProviderProps {
  /** Made by the app, outside of any component: the provider neither starts nor stops it. */
  readonly phone: Phone<never>
  /** What the server rendered, for hydration. Default: what the phone shows now. */
  readonly serverSnapshot?: PhoneSnapshot
  readonly children?: ReactNode
}

/** Gives a phone to the hooks below it. Mounting and unmounting MUST NOT change a call. */
export function PhoneProvider(props: PhoneProviderProps): ReactElement {
  const { phone, serverSnapshot, children } = props
  const binding = useMemo<PhoneBinding>(() => {
    // Taken once: all of a page that is rendered or hydrated in pieces MUST show one state.
    const first = serverSnapshot ?? phone.getSnapshot()
    return {
      phone,
      subscribe: (listener) => phone.subscribe(listener),
      getServerSnapshot: () => first,
    }
  }, [phone, serverSnapshot])
  return createElement(PhoneContext.Provider, { value: binding }, children)
}

export function usePhoneBinding(): PhoneBinding {
  const binding = useContext(PhoneContext)
  if (binding === undefined)
    throw new Error('Offhook: no phone here. Render this component inside <PhoneProvider phone={phone}>.')
  return binding
}

/** The phone itself, for its commands. `C` is the type of the transport's credentials. */
export function usePhone<C = Json>(): Phone<C> {
  return usePhoneBinding().phone as Phone<C>
}
