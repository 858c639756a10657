import type { FakePhone } from './fake-phone.ts'
import type { BindingHarness, Consumer, Mounted } from './harness.ts'

/** What a check works with: one harness in one mode. */
export interface CheckContext extends Pick<BindingHarness, 'act' | 'renderToString' | 'provider'> {
  /** Components are mounted twice, so the number of first renders and subscriptions says nothing. */
  readonly double: boolean
  /** Unmounted after the check, if the check has not done so. */
  mount(phone: FakePhone | undefined, ...consumers: readonly Consumer[]): Promise<Mounted>
}

/** One thing that every binding MUST do. Throws where the binding does not. */
export type Check = (context: CheckContext) => Promise<void>
export type Checks = Readonly<Record<string, Check>>
