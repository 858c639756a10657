import { headerFault } from './account/headers.ts'
import type { SipJsTransportOptions } from './options.ts'

/** Fails at once, in a sentence that names the option and the fix. */
export function checkOptions(options: SipJsTransportOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError("createSipJsTransport needs options: { server: 'wss://…' }.")
  }
  checkServer(options.server)
  checkAmount('iceGatheringTimeoutMs', options.iceGatheringTimeoutMs, 'milliseconds')
  checkAmount('registerExpiresSeconds', options.registerExpiresSeconds, 'seconds')
  checkFlag('earlyMedia', options.earlyMedia)
  checkFlag('hangUpOnPageHide', options.hangUpOnPageHide)
  checkFlag('callIdsEndToEnd', options.callIdsEndToEnd)
  checkIceServers(options.iceServers)
  checkMedia(options.media)
  checkText('userAgent', options.userAgent)
  checkOutboundProxy(options.outboundProxy)
  checkInstanceId(options.instanceId)
  checkPairs('headers', options.headers, "{ 'X-Tenant': 'acme' }", headerFault)
  checkPairs('contactParams', options.contactParams, "{ 'pn-provider': 'x' }", paramFault)
  const digits: unknown = options.digits
  if (digits !== undefined && digits !== 'rfc4733' && digits !== 'info') {
    throw new TypeError("Option 'digits' must be 'rfc4733' or 'info'; leave it out for 'rfc4733'.")
  }
}

function checkServer(server: unknown): void {
  const wanted = "Option 'server' must be the address of a SIP WebSocket such as 'wss://sip.example.com'"
  if (typeof server !== 'string' || server === '') throw new TypeError(`${wanted}; it is missing.`)
  let protocol: string
  try {
    protocol = new URL(server).protocol
  } catch {
    throw new TypeError(`${wanted}; '${server}' is not an address.`)
  }
  if (protocol !== 'ws:' && protocol !== 'wss:') {
    throw new TypeError(`${wanted}; '${server}' does not begin with ws:// or wss://.`)
  }
}

/** Whole ones: SIP has no fractions of a second, and a browser's timer none of a millisecond. */
function checkAmount(name: string, value: unknown, unit: string): void {
  if (value === undefined || (Number.isSafeInteger(value) && Number(value) > 0)) return
  throw new TypeError(`Option '${name}' must be a whole number of ${unit} above 0.`)
}

function checkFlag(name: string, value: unknown): void {
  if (value === undefined || typeof value === 'boolean') return
  throw new TypeError(`Option '${name}' must be true or false.`)
}

function checkText(name: string, value: unknown): void {
  if (value === undefined || (typeof value === 'string' && value.trim() !== '' && !/\p{Cc}/u.test(value))) return
  throw new TypeError(`Option '${name}' must be one line of text; leave it out for the default.`)
}

/** RFC 7064 and RFC 7065: what the browser would only say when the first call is made. */
function checkIceServers(servers: unknown): void {
  if (servers === undefined) return
  if (!Array.isArray(servers)) {
    throw new TypeError("Option 'iceServers' must be a list such as [{ urls: 'stun:stun.example.com' }].")
  }
  for (const server of servers as readonly Partial<RTCIceServer>[]) {
    const urls = [server?.urls].flat()
    const odd = urls.find((url) => typeof url !== 'string' || !/^(stuns?|turns?):[^/\s]/i.test(url))
    if (urls.length === 0 || urls.includes(undefined) || odd !== undefined) {
      throw new TypeError(
        `Option 'iceServers': urls must begin with stun: or turn: and name a host, as 'turn:turn.example.com:3478'; '${odd ?? ''}' does not.`,
      )
    }
    const relays = urls.some((url) => /^turns?:/i.test(url ?? ''))
    if (relays && (typeof server.username !== 'string' || typeof server.credential !== 'string')) {
      throw new TypeError("Option 'iceServers': a turn: server needs 'username' and 'credential' beside its urls.")
    }
  }
}

function checkMedia(media: SipJsTransportOptions['media']): void {
  if (media !== undefined && (typeof media.play !== 'function' || typeof media.stop !== 'function')) {
    throw new TypeError("Option 'media' must have the functions play(call, stream) and stop(call).")
  }
  if (media?.setOutput !== undefined && typeof media.setOutput !== 'function') {
    throw new TypeError("Option 'media': setOutput must be a function that takes an output id; leave it out if none.")
  }
}

function checkOutboundProxy(proxy: unknown): void {
  if (proxy === undefined) return
  const wanted = "Option 'outboundProxy' must be a SIP address such as 'sip:proxy.example.com;lr'"
  if (typeof proxy !== 'string' || !/^sips?:[^\s<>",?]+$/i.test(proxy)) {
    throw new TypeError(`${wanted}, without brackets.`)
  }
  // Without it the proxy would be a strict router, which takes the place of whom is called (RFC 3261 section 16.12.1.2).
  if (!/;lr(;|=|$)/i.test(proxy)) throw new TypeError(`${wanted}; add ';lr'.`)
}

function checkInstanceId(id: unknown): void {
  if (id === undefined || (typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))) return
  throw new TypeError("Option 'instanceId' must be a UUID: crypto.randomUUID() makes one, to be kept for this device.")
}

type Fault = (name: string, value: unknown) => string | undefined

function checkPairs(option: string, pairs: unknown, example: string, fault: Fault): void {
  if (pairs === undefined) return
  if (typeof pairs !== 'object' || pairs === null || Array.isArray(pairs)) {
    throw new TypeError(`Option '${option}' must be an object such as ${example}.`)
  }
  for (const [name, value] of Object.entries(pairs)) {
    const found = fault(name, value)
    if (found !== undefined) throw new TypeError(`Option '${option}': '${name}' ${found}.`)
  }
}

/** The characters that a parameter of a URI may be made of as it stands (RFC 3261 section 25.1, paramchar). */
const paramText = /^[A-Za-z0-9\-_.!~*'()[\]/:&+$%]*$/

function paramFault(name: string, value: unknown): string | undefined {
  if (name === '' || !paramText.test(name)) return 'is not the name of a parameter'
  return typeof value !== 'string' || !paramText.test(value) ? 'must be text without spaces, quotes or ;' : undefined
}
