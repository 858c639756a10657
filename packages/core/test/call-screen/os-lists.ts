import type { CallList } from '../../src/index.ts'
import { createFakeSurface } from './fake-surface.ts'

export const UUID = '6f1d3a52-0f5c-4c8e-9a64-0b1c5a3d7e21'
export const OTHER = '0a7bd2a4-93c8-4d35-8a10-55c1d4f2b6e9'

/** A call that the OS knows, in its list of calls or by itself. */
export const announced = (more: object = {}, uuid = UUID) => ({
  type: 'call.announced',
  call: { refs: { 'os.uuid': uuid } },
  remote: { address: '0901234567' },
  ...more,
})
export const listing = (...facts: object[]): CallList => ({ complete: true, facts })

export function surfaceWith(list: () => CallList | Promise<CallList>, start?: () => Promise<void>) {
  const surface = createFakeSurface(start)
  surface.list = list
  return surface
}

/** One that lists its calls when the test says so: `answer` answers the newest question. */
export function surfaceAnsweringLater(start?: () => Promise<void>) {
  const answers: ((list: CallList) => void)[] = []
  const surface = surfaceWith(() => new Promise((resolve) => answers.push(resolve)), start)
  return { surface, answers, answer: (list: CallList) => answers.at(-1)?.(list) }
}
