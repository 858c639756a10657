import type { SurfaceRequest } from '@offhook/core'

type Field = 'text' | 'flag' | 'text?' | 'flag?' | 'call?'

/** What each request carries beside its id and its call. */
const fields: { readonly [T in SurfaceRequest['type']]: Readonly<Record<string, Field>> } = {
  answer: { video: 'flag?' },
  end: {},
  hold: { held: 'flag' },
  mute: { muted: 'flag' },
  digits: { digits: 'text' },
  start: { to: 'text', video: 'flag' },
  callBack: { to: 'text?', video: 'flag?' },
  group: { with: 'call?' },
}

type Holder = Readonly<Record<string, unknown>>
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** An OS knows no call ids of ours, so a call is named by its uuid, in lower case, or not at all. */
function wrongCall(call: unknown): string | undefined {
  if (!isHolder(call)) return 'has no call'
  const { refs = {} } = call
  if (!isHolder(refs)) return 'has refs that are none'
  const uuid = refs['os.uuid']
  if (uuid === undefined) return undefined
  if (!isText(uuid)) return 'has an os.uuid that is no text'
  return uuid === uuid.toLowerCase() ? undefined : `names ${uuid}, which is not in lower case`
}

function wrongField(value: unknown, field: Field): boolean {
  if (value === undefined) return !field.endsWith('?')
  if (field.startsWith('text')) return !isText(value)
  if (field.startsWith('flag')) return typeof value !== 'boolean'
  return wrongCall(value) !== undefined
}

/** Reads a request by the letter, without the mercy of the core's own border. */
export function readRequest(raw: unknown): SurfaceRequest | { readonly fault: string } {
  if (!isHolder(raw)) return { fault: 'is no request' }
  const { type, requestId, call } = raw
  if (typeof type !== 'string' || !Object.hasOwn(fields, type)) return { fault: `is of no known type: ${String(type)}` }
  if (!isText(requestId)) return { fault: `${type} has no requestId` }
  const wrong = wrongCall(call)
  if (wrong) return { fault: `${type} ${wrong}` }
  for (const [name, field] of Object.entries(fields[type as SurfaceRequest['type']])) {
    if (wrongField(raw[name], field)) return { fault: `${type} has a wrong '${name}'` }
  }
  return raw as unknown as SurfaceRequest
}
