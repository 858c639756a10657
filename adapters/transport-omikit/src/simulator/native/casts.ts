/** What a bridge finds where it wants something else, by the words of Android. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'ReadableNativeArray'
  if (typeof value === 'object') return 'ReadableNativeMap'
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof value as string] ?? typeof value
}

const refuse = (name: string, value: unknown, wanted: string): never => {
  throw new TypeError(`Value for ${name} cannot be cast from ${kindOf(value)} to ${wanted}`)
}

export type ReadableMap = Readonly<Record<string, unknown>>

export const isMap = (value: unknown): value is ReadableMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The casts of the Kotlin signatures: what does not fit is refused before any code of the plugin runs. */
export const cast = {
  map: (name: string, value: unknown): ReadableMap => (isMap(value) ? value : refuse(name, value, 'ReadableMap')),
  text: (name: string, value: unknown): string => (typeof value === 'string' ? value : refuse(name, value, 'String')),
  flag: (name: string, value: unknown): boolean =>
    typeof value === 'boolean' ? value : refuse(name, value, 'boolean'),
  number: (name: string, value: unknown): number => (typeof value === 'number' ? value : refuse(name, value, 'Number')),
  numbers: (name: string, value: unknown): readonly number[] =>
    Array.isArray(value) ? value.map((each) => cast.number(name, each)) : refuse(name, value, 'ReadableArray'),
}

/** `ReadableMap.getString` and its like: what is not there is undefined, what is of another kind is refused. */
export const read = {
  text: (map: ReadableMap, key: string): string | undefined =>
    map[key] === undefined || map[key] === null ? undefined : cast.text(key, map[key]),
  flag: (map: ReadableMap, key: string): boolean | undefined =>
    map[key] === undefined || map[key] === null ? undefined : cast.flag(key, map[key]),
}
