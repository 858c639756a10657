import { given, readWhole, refuse, vendorOf } from '@offhook/adapter-kit'
import type { Clock, Millis } from '@offhook/core'
import { type Unsupported, whyUnsupported } from '../bridges/available.ts'
import type { NativeArguments, NativeMethod } from '../native/methods.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { type OmiResult, type Read, unreadable } from './result.ts'

/** Asks the native side. MUST NOT throw or reject, and always settles. Without `read`, the answer as it came. */
export type Ask = <M extends NativeMethod, T = unknown>(
  method: M,
  args: NativeArguments[M],
  options?: { readonly read?: Read<T>; readonly withinMs?: Millis },
) => Promise<OmiResult<T>>

/** How long an answer may take. Some never come: a lost activity, a call that is not there. */
const defaultAnswerMs: Millis = 10_000

const reasons: Readonly<Record<Unsupported, string>> = {
  absent: 'has no such function',
  'no-op': 'answers it without doing anything',
  unanswered: 'never answers it',
}

export function createAsk(bridge: NativeBridge, clock: Clock, answerMs = defaultAnswerMs): Ask {
  const raw: Read<unknown> = given
  return async (method, args, { read = raw as Read<never>, withinMs = answerMs } = {}) => {
    if (!supports(bridge, method)) return refuse('not-supported', whyNot(bridge, method))
    const answer = await settled(() => bridge.invoke(method, args), clock, withinMs)
    switch (answer.kind) {
      case 'late':
        return refuse('timed-out', `${method} did not answer.`)
      case 'error':
        return { ok: false, reason: 'failed', vendor: vendorOf(answer.error, readWhole) }
      case 'value':
        try {
          return read(answer.value)
        } catch {
          return unreadable
        }
      default:
        return answer satisfies never
    }
  }
}

/** A bridge of the app's own that throws does not have it. */
export function supports(bridge: NativeBridge, method: NativeMethod): boolean {
  try {
    return bridge.has(method)
  } catch {
    return false
  }
}

function whyNot({ kind }: NativeBridge, method: NativeMethod): string {
  const unsupported = whyUnsupported(kind, method)
  const why = unsupported === undefined ? 'has it, and this bridge cannot call it' : reasons[unsupported]
  return `${method}: ${kind.dialect} on ${kind.platform} ${why}.`
}

type Settled =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'late' }

function settled(run: () => unknown, clock: Clock, withinMs: Millis): Promise<Settled> {
  return new Promise((resolve) => {
    const timer = clock.setTimeout(() => resolve({ kind: 'late' }), withinMs)
    const finish = (answer: Settled) => {
      clock.clearTimeout(timer)
      resolve(answer)
    }
    try {
      Promise.resolve(run()).then(
        (value) => finish({ kind: 'value', value }),
        (error: unknown) => finish({ kind: 'error', error }),
      )
    } catch (error) {
      finish({ kind: 'error', error })
    }
  })
}
