import type { Json, Vendor } from '../values.ts'

/**
 * What a browser function threw: the DOMException's name as the code, its text, and what else was learnt.
 * Read by shape: an error of another frame is no `Error` of this one.
 */
export function vendorOf(error: unknown, detail?: Json): Vendor {
  const { name, message }: { name?: unknown; message?: unknown } = Object(error)
  return {
    code: typeof name === 'string' ? name : 'Error',
    message: typeof message === 'string' ? message : String(error),
    ...(detail === undefined ? {} : { detail }),
  }
}
