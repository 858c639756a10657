import type { Json } from '@offhook/core'

const token = /^[A-Za-z0-9\-.!%*_+`'~]+$/

/** Headers that sip.js or the server would be misled by. */
const reserved =
  /^(via|from|to|call-id|cseq|contact|route|record-route|max-forwards|content-length|content-type|authorization|proxy-authorization)$/i

/**
 * The `headers` of `startCall({ options: { headers: { 'X-Queue': '7' } } })` as sip.js takes them, or a sentence that
 * says what is wrong. A value MUST NOT break the line: that would add headers of its own.
 */
export function readHeaders(options: Json | undefined): string[] | string {
  if (options === undefined || options === null) return []
  if (typeof options !== 'object' || Array.isArray(options)) return 'startCall: options must be an object.'
  const { headers } = options as { readonly [key: string]: Json }
  if (headers === undefined) return []
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
    return "startCall: options.headers must be an object such as { 'X-Queue': '7' }."
  }
  const lines: string[] = []
  for (const [name, value] of Object.entries(headers)) {
    if (!token.test(name) || reserved.test(name)) return `startCall: '${name}' is not a header that can be set.`
    if (typeof value !== 'string' || /\p{Cc}/u.test(value))
      return `startCall: header '${name}' must be one line of text.`
    lines.push(`${name}: ${value}`)
  }
  return lines
}
