import { type CallView, type QualitySample, talkTimer } from '@offhook/core'
import { type BindingHooks, fakeId } from '@offhook/testing/binding'
import { createContext, useContext, useDeferredValue, useEffect, useReducer, useState } from 'react'
import { usePhone } from '../../src/index.ts'
import { hooks } from '../hooks.ts'

// Each of these is a hook with one fault.

/** Believes that the component owns the call. */
export const useOwnedCall = (): (() => CallView | undefined) => {
  const phone = usePhone()
  useEffect(() => () => void phone.hangUp(), [phone])
  return hooks.useCurrentCall()
}

/** Counts from the mounting on, in its own seconds. */
export const useInterval: BindingHooks['useCallDuration'] = (call) => {
  const [, render] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const timer = setInterval(render, 1_000)
    return () => clearInterval(timer)
  }, [])
  const view = hooks.useCall(typeof call === 'object' ? call.id : call)()
  return () => talkTimer(view ?? (typeof call === 'object' ? call : undefined)).read()
}

/** Waits for the next sample, of whichever call. */
export const useNextSample: BindingHooks['useCallQuality'] = (id) => {
  const phone = usePhone()
  const [sample, set] = useState<QualitySample>()
  useEffect(
    () => phone.subscribeQuality(id ?? fakeId('a'), (next) => set(id === undefined ? undefined : next)),
    [phone, id],
  )
  return () => sample
}

/** Takes a call not yet known for the current one. */
export const useSomeCall: BindingHooks['useCall'] = (id) => {
  const [current, call] = [hooks.useCurrentCall(), hooks.useCall(id)]
  return id === undefined ? current : call
}

/** Listens to another call beside its own. */
export const useAnySample: BindingHooks['useCallQuality'] = (id) => {
  hooks.useCallQuality(fakeId('a'))()
  return hooks.useCallQuality(id)
}

/** Shows one hook's values later than another's. */
export const useLateCalls: BindingHooks['useCalls'] = () => {
  const calls = useDeferredValue(hooks.useCalls()())
  return () => calls
}

/** A phone that renders with each of its changes. */
export const useLivePhone: BindingHooks['usePhone'] = () => {
  hooks.usePhoneSelector((snapshot) => snapshot)()
  return usePhone()
}

/** A context of its own, with an error that helps nobody. */
const OtherContext = createContext<ReturnType<typeof usePhone> | undefined>(undefined)
export const useSilentPhone: BindingHooks['usePhone'] = () => {
  const phone = useContext(OtherContext)
  if (phone === undefined) throw new Error('No context.')
  return phone
}
