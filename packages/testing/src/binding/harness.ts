import type { CallId, CallView, Millis, Phone, QualitySample, Registration, Selector } from '@offhook/core'

/** The present value of a hook: of the render it is called in, or of a reactive reference. */
export type Read<T> = () => T

/** The binding under test in one shape, whatever the framework makes of it. */
export interface BindingHooks {
  usePhone(): Phone
  usePhoneSelector<T>(selector: Selector<T>, equal?: (a: T, b: T) => boolean): Read<T>
  useCurrentCall(): Read<CallView | undefined>
  useCall(id: CallId | undefined): Read<CallView | undefined>
  useCalls(): Read<readonly CallView[]>
  useRegistration(): Read<Registration>
  useCallDuration(
    call: CallView | CallId | undefined,
    options?: { readonly unit?: 'ms' | 's'; readonly now?: () => Millis },
  ): Read<number>
  useCallQuality(id: CallId | undefined): Read<QualitySample | undefined>
}

/** A component that shows one value as text. It runs where the framework calls hooks: in a render, or in a setup. */
export type Consumer = (hooks: BindingHooks) => Read<unknown>

export interface Mounted {
  /** What each consumer shows now, in order. */
  texts(): readonly string[]
  /** What all of them showed together, at each commit of the framework. */
  commits(): readonly (readonly string[])[]
  /** How often each consumer has rendered. */
  renders(): readonly number[]
  /** What rendering threw. */
  errors(): readonly unknown[]
  /**
   * Renders all consumers again, at low priority where the framework knows such, and runs `meanwhile` once as soon as
   * it can be run after the first of them has rendered.
   */
  rerender(meanwhile: () => void): Promise<void>
  /** Replaces every component by a new one, as a hot reload does. */
  remount(): Promise<void>
  unmount(): Promise<void>
}

/** What a framework's test gives to `describeBinding`. */
export interface BindingHarness {
  /** Ways to mount; each check runs in each. `double`: components are mounted, unmounted and mounted again. */
  readonly modes: readonly { readonly name: string; readonly double: boolean }[]
  /** What the error outside a provider MUST name. */
  readonly provider: RegExp
  /** Shows each consumer in a component of its own, under a provider of the phone or, with `undefined`, under none. */
  mount(mode: string, phone: Phone<never> | undefined, consumers: readonly Consumer[]): Promise<Mounted>
  /** Runs the action, then lets the framework finish its renders. */
  act(action: () => void): Promise<void>
  renderToString(phone: Phone<never>, consumers: readonly Consumer[]): Promise<string>
}
