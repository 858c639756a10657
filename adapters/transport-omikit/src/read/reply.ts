import { bodyReader, isRecord, readText, readWhole } from '@offhook/adapter-kit'

/** What a native function resolved with, whatever form it chose. */
export type Reply =
  | {
      readonly form: 'status'
      readonly status: number | undefined
      readonly message: string | undefined
      readonly id: string | undefined
    }
  | { readonly form: 'flag'; readonly flag: boolean }
  | { readonly form: 'nothing' }
  | { readonly form: 'unreadable' }

/** A longer text than any reply is not parsed. */
const readJson = bodyReader(16_384, /^/)

/**
 * Reads `{ status, message, _id }` as an object (Android), as JSON in a string (iOS and Flutter), or as a bare number or
 * boolean (Flutter's call by UUID). MUST NOT throw, whatever the object does when it is read.
 */
export function readReply(raw: unknown): Reply {
  try {
    return read(raw)
  } catch {
    return { form: 'unreadable' }
  }
}

function read(raw: unknown): Reply {
  if (raw === undefined || raw === null || raw === '') return { form: 'nothing' }
  if (typeof raw === 'boolean') return { form: 'flag', flag: raw }
  const status = readWhole(raw)
  if (status !== undefined) return { form: 'status', status, message: undefined, id: undefined }
  if (isRecord(raw)) return ofRecord(raw)
  const value = readJson(raw)
  if (value === raw) return { form: 'unreadable' }
  return typeof value === 'string' ? { form: 'nothing' } : read(value)
}

/** A status that is no number (`"error"`) is a status that nobody knows: the message may still tell. */
function ofRecord(record: Readonly<Record<string, unknown>>): Reply {
  const message = readText(record.message)
  const status = readWhole(record.status)
  if (status === undefined && message === undefined) return { form: 'unreadable' }
  return { form: 'status', status, message, id: readText(record._id) }
}
