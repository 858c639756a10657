import type { Json } from '@offhook/core'
import type { Core } from 'sip.js'

const token = /^[A-Za-z0-9\-.!%*_+`'~]+$/

/** Headers that sip.js or the server would be misled by. */
const reserved =
  /^(via|from|to|call-id|cseq|contact|route|record-route|max-forwards|content-length|content-type|authorization|proxy-authorization)$/i

/** Why a header cannot be set, in words that follow its name; `undefined`: it can. */
export function headerFault(name: string, value: unknown): string | undefined {
  if (!token.test(name) || reserved.test(name)) return 'is not a header that can be set'
  // A value MUST NOT break the line: that would add headers of its own.
  return typeof value !== 'string' || /\p{Cc}/u.test(value) ? 'must be one line of text' : undefined
}

/**
 * The `headers` of `startCall({ options: { headers: { 'X-Queue': '7' } } })` as sip.js takes them, or a sentence that
 * says what is wrong.
 */
export function readHeaders(options: Json | undefined): string[] | string {
  if (options === undefined || options === null) return []
  if (typeof options !== 'object' || Array.isArray(options)) return 'startCall: options must be an object.'
  const { headers } = options as { readonly [key: string]: Json }
  if (headers === undefined) return []
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) {
    return "startCall: options.headers must be an object such as { 'X-Queue': '7' }."
  }
  for (const [name, value] of Object.entries(headers)) {
    const fault = headerFault(name, value)
    if (fault !== undefined) return `startCall: header '${name}' ${fault}.`
  }
  return headerLines(headers as Readonly<Record<string, string>>)
}

export function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}

/** Puts headers on every request that is made from here on, unless it carries one of that name already. */
export function withHeaders(core: Core.UserAgentCore, headers: Readonly<Record<string, string>>): void {
  const lines = headerLines(headers)
  if (lines.length === 0) return
  const make = core.makeOutgoingRequestMessage.bind(core)
  core.makeOutgoingRequestMessage = (method, uri, from, to, options, own = [], body) => {
    const named = new Set(own.map(nameOf))
    return make(method, uri, from, to, options, [...own, ...lines.filter((line) => !named.has(nameOf(line)))], body)
  }
}

function nameOf(line: string): string | undefined {
  return line.split(':')[0]?.trim().toLowerCase()
}
