import type { MockAnswer } from '../sdk/answers.ts'

/** One number of the demo, as a screen may show it. */
export interface DemoNumber {
  readonly number: string
  readonly label: string
  /** What happens, in one sentence. */
  readonly what: string
  readonly answer: MockAnswer
}
