import type { Fact } from '@offhook/core'
import type { NativeMethod } from '../native/methods.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { type Ask, supports } from './ask.ts'
import { type CameraFunctions, createCameraFunctions } from './cameras.ts'
import { createDeviceFunctions, type DeviceFunctions } from './devices.ts'
import { createGetterFunctions, type GetterFunctions } from './getters.ts'
import { createPermissionFunctions, type PermissionFunctions } from './permissions.ts'
import { createPushFunctions, type PushFunctions } from './push.ts'
import { createRegistrationFunctions, type OmiRegisterOptions, type RegistrationFunctions } from './registration.ts'
import { createUserFunctions, type UserFunctions } from './users.ts'

/**
 * What OMICALL can do beside calls, by the names of its own documents. Every method resolves to an `OmiResult`: none
 * rejects, throws or hangs. What a platform does not have, or only pretends to, is `not-supported`.
 */
export interface OmiFunctions
  extends UserFunctions,
    DeviceFunctions,
    GetterFunctions,
    PushFunctions,
    PermissionFunctions,
    RegistrationFunctions,
    CameraFunctions {
  /** Whether this native side has a function of the plugins, by its name there: what `not-supported` says beforehand. */
  supports(method: NativeMethod): boolean
}

export interface OmiFunctionsPorts {
  readonly bridge: NativeBridge
  readonly ask: Ask
  emit(fact: Fact): void
  registered(options: OmiRegisterOptions): void
}

export function createOmiFunctions({ bridge, ask, emit, registered }: OmiFunctionsPorts): OmiFunctions {
  return {
    supports: (method) => supports(bridge, method),
    ...createUserFunctions(ask),
    ...createDeviceFunctions(ask),
    ...createGetterFunctions(ask),
    ...createPushFunctions(ask, bridge.kind),
    ...createPermissionFunctions(ask, emit),
    ...createRegistrationFunctions(ask, registered),
    ...createCameraFunctions(ask, bridge),
  }
}
