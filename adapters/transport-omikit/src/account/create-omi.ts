import { type Clock, type Fact, type Millis, systemClock } from '@offhook/core'
import { createAsk } from '../functions/ask.ts'
import { createOmiFunctions, type OmiFunctions } from '../functions/omi-functions.ts'
import { createPermissionFunctions } from '../functions/permissions.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { createAccount, type OmiAccount } from './account.ts'
import { isBad, readCredentials } from './credentials.ts'
import { defaultSettleMs } from './proof.ts'

export interface OmiPorts {
  readonly bridge: NativeBridge
  readonly clock?: Clock
  /** The only numbers that a customer may call. */
  readonly hotline?: string | readonly string[]
  /** How long proof of an unchecked login is looked for. MUST be less than the core's deadline for commands. */
  readonly settleMs?: Millis
  emit(fact: Fact): void
  hasCall(): boolean
}

/** Everything of OMICALL that is no call: the account, and the functions of `transport.omi`. They share one way to ask. */
export function createOmi({
  bridge,
  clock = systemClock,
  hotline = [],
  settleMs = defaultSettleMs,
  ...host
}: OmiPorts): {
  readonly account: OmiAccount
  readonly functions: OmiFunctions
} {
  const ask = createAsk(bridge, clock)
  const emit = (fact: Fact) => host.emit(fact)
  const account = createAccount({
    bridge,
    ask,
    clock,
    permissions: createPermissionFunctions(ask, emit),
    hotlines: typeof hotline === 'string' ? [hotline] : hotline,
    settleMs,
    emit,
    hasCall: () => host.hasCall(),
  })
  const functions = createOmiFunctions({
    bridge,
    ask,
    emit,
    registered({ isVideo, ...given }) {
      const login = readCredentials({ ...given, type: 'user-password', video: isVideo }, bridge.kind)
      if (!isBad(login)) account.adopt(login)
    },
  })
  return { account, functions }
}
