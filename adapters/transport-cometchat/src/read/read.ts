/** Without `isRecord` of the kit: asking whether it is a list throws where it is a proxy that was revoked. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What a getter of the SDK's classes gives (`getUid()`); `undefined` where there is none, or where it throws. */
export function got(value: unknown, getter: string): unknown {
  if (!isObject(value)) return undefined
  try {
    const get = value[getter]
    return typeof get === 'function' ? Reflect.apply(get, value, []) : undefined
  } catch {
    return undefined
  }
}

/** Ids of users and sessions are the same in either letter case: the SDK compares them so. */
export const isSameId = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase()
