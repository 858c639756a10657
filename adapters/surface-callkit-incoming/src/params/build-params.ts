import { isRecord } from '@offhook/adapter-kit'
import type { SurfaceCall, SurfaceHost } from '@offhook/core'
import type { AppParams, CallKitParams } from './call-kit-params.ts'

/** The same for every call, or by call: for languages, ringtones of people, names that only the app knows. */
export type ParamsOf = AppParams | ((call: SurfaceCall) => AppParams)

type Surroundings = Pick<SurfaceHost, 'ringTimeoutMs' | 'can'>

/** What the four buttons of CallKit offer by default is what the transport can do. */
const abilities = ({ can }: Surroundings) => ({
  supportsDTMF: can.sendDigit,
  supportsHolding: can.setHold,
  supportsGrouping: can.merge,
  supportsUngrouping: can.split,
})

/** The longest that fits 32 bits: the phone ends the call, and not the OS. */
const FOREVER = 0x7fffffff

/** Native sides take a whole number only, and their default for anything else. */
const wholeMs = (ms: number): number => (Number.isFinite(ms) && ms > 0 ? Math.min(Math.ceil(ms), FOREVER) : FOREVER)

/** Android casts `extra` to a map without asking: anything else would lose the call. */
function extraOf({ extra }: SurfaceCall): CallKitParams['extra'] {
  if (extra === undefined || extra === null) return undefined
  return isRecord(extra) ? (extra as NonNullable<CallKitParams['extra']>) : { extra }
}

/** `CallKitParams` of a call: what the phone knows, and over it what the app says, but for what would come apart from the phone. */
export function callKitParamsOf(call: SurfaceCall, host: Surroundings, params: ParamsOf = {}): CallKitParams {
  const app = typeof params === 'function' ? params(call) : params
  const { remote } = call
  const handle = remote.address ?? remote.userId
  const name = remote.name ?? handle
  const extra = { ...app.extra, ...extraOf(call) }
  return {
    ...(name !== undefined && { nameCaller: name }),
    ...(handle !== undefined && { handle }),
    ...(remote.avatarUrl !== undefined && { avatar: remote.avatarUrl }),
    ...app,
    id: call.uuid,
    type: call.video ? 1 : 0,
    duration: wholeMs(host.ringTimeoutMs),
    ...(Object.keys(extra).length > 0 && { extra }),
    ios: { ...abilities(host), ...app.ios },
  }
}
