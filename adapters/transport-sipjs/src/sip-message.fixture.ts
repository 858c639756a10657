/** A SIP message as it came over the wire. */
export class SipMessage {
  readonly text: string
  readonly startLine: string
  readonly body: string
  readonly #headers: readonly (readonly [name: string, value: string])[]

  constructor(text: string) {
    const end = text.indexOf('\r\n\r\n')
    const [startLine = '', ...lines] = text.slice(0, end).split('\r\n')
    this.text = text
    this.startLine = startLine
    this.body = text.slice(end + 4)
    this.#headers = lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    })
  }

  /** `undefined`: it is a request. */
  get status(): number | undefined {
    const status = /^SIP\/2\.0 (\d+)/.exec(this.startLine)?.[1]
    return status === undefined ? undefined : Number(status)
  }

  /** Of the request, or of the one that is answered. */
  get method(): string {
    return this.get('CSeq').split(' ')[1] ?? ''
  }

  get uri(): string {
    return this.startLine.split(' ')[1] ?? ''
  }

  /** The first value; a test that reads a header which is not there fails. */
  get(name: string): string {
    const [value] = this.all(name)
    if (value === undefined) throw new Error(`No ${name} in:\n${this.text}`)
    return value
  }

  all(name: string): string[] {
    return this.#headers.filter(([each]) => each === name.toLowerCase()).map(([, value]) => value)
  }

  /** The address of the Contact, without brackets and parameters of the header. */
  get target(): string {
    return /<([^>]+)>/.exec(this.get('Contact'))?.[1] ?? ''
  }
}

type Headers = Readonly<Record<string, string | readonly string[]>>

/** A message of these headers; the body's length is added. */
export function sipText(startLine: string, headers: Headers, body = ''): string {
  const lines = Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value) => `${name}: ${value}`))
  const length = new TextEncoder().encode(body).length
  return [startLine, ...lines, `Content-Length: ${length}`, '', body].join('\r\n')
}

export const sdp = { 'Content-Type': 'application/sdp' } as const

/** A session description with sound alone; `mark` tells one from another. */
export const soundSdp = (mark = 'far', direction = 'sendrecv') =>
  `v=0\r\no=- ${mark} 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=${direction}\r\n`
