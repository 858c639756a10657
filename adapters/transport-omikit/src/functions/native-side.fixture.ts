import { createVirtualClock, type VirtualClock } from '@offhook/testing'
import { whyUnsupported } from '../bridges/available.ts'
import type { NativeKind } from '../dialect.ts'
import type { NativeMethod } from '../native/methods.ts'
import type { NativeBridge } from '../native/native-bridge.ts'

/** What a function answers: a value, or a function of its arguments that may throw, reject or never settle. */
export type Answers = Partial<Record<NativeMethod, unknown>>

export interface NativeSide {
  readonly bridge: NativeBridge
  readonly clock: VirtualClock
  /** What was asked, in order. */
  readonly asked: { readonly method: NativeMethod; readonly args: unknown }[]
  answers: Answers
  methods(): readonly NativeMethod[]
}

export const never = () => new Promise(() => undefined)
export const rejecting = (code: string, message: string) => () =>
  Promise.reject(Object.assign(new Error(message), { code }))

/** A native side that has what its kind has, and answers what the test says; else `null`. */
export function createNativeSide(kind: NativeKind, answers: Answers = {}): NativeSide {
  const asked: NativeSide['asked'] = []
  const side: NativeSide = {
    clock: createVirtualClock(),
    asked,
    answers,
    methods: () => asked.map(({ method }) => method),
    bridge: {
      kind,
      has: (method) => whyUnsupported(kind, method) === undefined,
      async invoke(method, args) {
        asked.push({ method, args })
        const answer = side.answers[method] ?? null
        return typeof answer === 'function' ? await answer(args) : answer
      },
      on: () => () => undefined,
    },
  }
  return side
}

export const android41 = { dialect: 'rn-4.1', platform: 'android' } as const
export const ios41 = { dialect: 'rn-4.1', platform: 'ios' } as const
export const android40 = { dialect: 'rn-4.0', platform: 'android' } as const
export const ios40 = { dialect: 'rn-4.0', platform: 'ios' } as const
export const flutterAndroid = { dialect: 'flutter-3.3', platform: 'android' } as const
export const flutterIos = { dialect: 'flutter-3.3', platform: 'ios' } as const
