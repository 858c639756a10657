import type { Device } from '../ports/device.ts'
import type { CallSurface } from '../ports/surface.ts'
import type { Transport } from '../ports/transport.ts'
import type { Clock } from '../sources/clock.ts'
import type { IdSource } from '../sources/ids.ts'
import type { RandomSource } from '../sources/random.ts'
import type { Json } from '../values.ts'
import type { Phone } from './phone.ts'
import type { Policy } from './policy.ts'

export interface PhoneOptions<C = Json> {
  readonly transport: Transport<C>
  readonly device?: Device
  readonly surface?: CallSurface
  readonly policy?: Partial<Policy>
  readonly clock?: Clock
  readonly ids?: IdSource
  readonly random?: RandomSource
}

export declare function createPhone<C = Json>(options: PhoneOptions<C>): Phone<C>
