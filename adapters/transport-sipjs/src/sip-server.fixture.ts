import { SipMessage, sdp, sipText, soundSdp } from './sip-message.fixture.ts'

type Handler = (request: SipMessage, socket: ServerSocket) => void

export interface ReplyOptions {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  /** Of the To header: who answers. One that forks has several. */
  readonly tag?: string
}

/** Runs in a task of its own, as everything that comes over a network does. */
const later = (run: () => void) => setImmediate(run)

/** The browser's WebSocket and its end at the server, in one. */
export class ServerSocket extends EventTarget {
  binaryType = ''
  readyState = 0
  /** Everything is lost on the way, both ways: nobody is told that the connection is dead. */
  isDead = false
  server: SipServer | undefined

  send(text: string): void {
    if (this.readyState !== 1) throw new Error('Not open.')
    later(() => {
      if (!this.isDead && this.readyState < 3) this.server?.receive(text, this)
    })
  }

  /** What the server sends. */
  deliver(text: string): void {
    later(() => {
      if (!this.isDead && this.readyState === 1) this.dispatchEvent(Object.assign(new Event('message'), { data: text }))
    })
  }

  open(): void {
    if (this.readyState !== 0) return
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }

  close(code = 1000): void {
    if (this.readyState >= 2) return
    // One that was not open yet is given up by the browser alone.
    const isAnswered = !this.isDead || this.readyState === 0
    this.readyState = 2
    if (isAnswered) later(() => this.cut(code))
  }

  cut(code = 1006): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
}

/** A SIP server at the other end of sip.js's own WebSocket transport. It says nothing of which no test told it. */
export class SipServer {
  readonly sockets: ServerSocket[] = []
  /** Every message that reached it, in order. */
  readonly received: SipMessage[] = []
  /** What becomes of new connections. */
  door: 'open' | 'refused' | 'silent' = 'open'
  readonly #handlers = new Map<string, Handler>()
  readonly #origins = new WeakMap<SipMessage, ServerSocket>()
  #cseq = 100
  #branch = 0

  constructor() {
    this.on('REGISTER', (request) => this.reply(request, 200, { headers: { Contact: request.get('Contact') } }))
    for (const method of ['OPTIONS', 'BYE', 'CANCEL', 'INFO']) this.on(method, (request) => this.reply(request, 200))
  }

  /** To be put in the place of the browser's `WebSocket`. */
  get WebSocket() {
    const admit = (socket: ServerSocket) => this.#admit(socket)
    return class extends ServerSocket {
      constructor() {
        super()
        admit(this)
      }
    }
  }

  get socket(): ServerSocket {
    const socket = this.sockets.at(-1)
    if (socket === undefined) throw new Error('Nobody connected.')
    return socket
  }

  on(method: string, handle: Handler): void {
    this.#handlers.set(method, handle)
  }

  requests(method: string): SipMessage[] {
    return this.received.filter((message) => message.status === undefined && message.method === method)
  }

  /** The last request of the method. */
  last(method: string): SipMessage {
    const request = this.requests(method).at(-1)
    if (request === undefined) throw new Error(`No ${method} came.`)
    return request
  }

  /** The answers of the phone to requests of the method. */
  answers(method: string): SipMessage[] {
    return this.received.filter((message) => message.status !== undefined && message.method === method)
  }

  receive(text: string, socket: ServerSocket): void {
    const message = new SipMessage(text)
    this.received.push(message)
    this.#origins.set(message, socket)
    if (message.status === undefined) this.#handlers.get(message.method)?.(message, socket)
  }

  /** Answers over the connection that the request came by (RFC 3261 section 18.2.2). */
  reply(request: SipMessage, status: number, { headers = {}, body = '', tag = 'far' }: ReplyOptions = {}): void {
    const to = request.get('To')
    const text = sipText(
      `SIP/2.0 ${status} Phrase`,
      {
        Via: request.all('Via'),
        From: request.get('From'),
        To: status === 100 || to.includes(';tag=') ? to : `${to};tag=${tag}`,
        'Call-ID': request.get('Call-ID'),
        CSeq: request.get('CSeq'),
        ...(request.method === 'INVITE' ? { Contact: `<sip:far@${tag}.invalid;transport=ws>` } : {}),
        ...(body === '' ? {} : sdp),
        ...headers,
      },
      body,
    )
    this.#origins.get(request)?.deliver(text)
  }

  /** Rings, answers and waits for the ACK of any INVITE that comes. */
  answerCalls(): void {
    this.on('INVITE', (request) => {
      if (!request.get('To').includes(';tag=')) this.reply(request, 180)
      this.reply(request, 200, { body: soundSdp() })
    })
  }

  /** A request of the far side in the dialog that the phone began with `invite`. */
  within(invite: SipMessage, method: string, { headers = {}, body = '', tag = 'far' }: ReplyOptions = {}): void {
    this.#cseq += 1
    const text = sipText(
      `${method} ${invite.target} SIP/2.0`,
      {
        ...this.#common(method, this.#cseq),
        From: `${invite.get('To')};tag=${tag}`,
        To: invite.get('From'),
        'Call-ID': invite.get('Call-ID'),
        ...(body === '' ? {} : sdp),
        ...headers,
      },
      body,
    )
    this.socket.deliver(text)
  }

  /** A request that belongs to no call. */
  send(method: string, { headers = {}, body = '' }: ReplyOptions = {}): void {
    this.socket.deliver(
      sipText(
        `${method} sip:100@x.example SIP/2.0`,
        {
          ...this.#common(method, 1),
          From: '<sip:7@x.example>;tag=caller',
          To: '<sip:100@x.example>',
          'Call-ID': 'incoming',
          ...(body === '' ? {} : sdp),
          ...headers,
        },
        body,
      ),
    )
  }

  #common(method: string, cseq: number) {
    this.#branch += 1
    return {
      Via: `SIP/2.0/WS server.example;branch=z9hG4bK-${this.#branch}`,
      CSeq: `${cseq} ${method}`,
      Contact: '<sip:far@far.invalid;transport=ws>',
      'Max-Forwards': '70',
    }
  }

  #admit(socket: ServerSocket): void {
    socket.server = this
    this.sockets.push(socket)
    const { door } = this
    if (door === 'open') later(() => socket.open())
    if (door === 'refused') later(() => socket.cut())
  }
}
