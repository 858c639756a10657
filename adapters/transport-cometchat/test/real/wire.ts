/** The network under both SDKs: their requests by fetch, and the connection by which the server speaks. */
export interface Wire {
  /** Every request about calls and the user, as `POST calls` or `PUT calls/<session> ongoing`. */
  readonly asked: readonly string[]
  forget(): void
  /** As new, but for the connection, which the SDK holds as long as the page lives. */
  reset(): void
  /** What the server says of a call: the words that CometChat's own connection carries. */
  push(message: CallWords): void
  /** The next request of this kind is answered so; an `Error` is a network that fails. */
  next(request: string, answer: object | Error): void
  /** Answers of this kind are held back until the returned function is called. */
  hold(request: string): () => void
  dropConnection(): void
  readonly connections: number
}

export interface CallWords {
  readonly session: string
  readonly status: string
  readonly by: string
  readonly initiator: string
  readonly to: string
  readonly group?: boolean
  readonly video?: boolean
  /** The device that caused it; default: another one. */
  readonly device?: string
}

/** Beside these the SDK writes statistics, whenever it finds the time. */
const isAboutCalls = /^\w+ (?:calls|call_tokens|me)\b/

export const appId = 'app-1'
export const region = 'us'
const settings = {
  CHAT_HOST: 'socket.cometchat.test',
  CHAT_WSS_PORT: '443',
  CLIENT_API_HOST: 'app-1.apiclient-us.cometchat.io',
  ADMIN_API_HOST: 'app-1.api-us.cometchat.io',
  CHAT_API_VERSION: 'v3.0',
  APP_VERSION: '4',
  REGION: region,
  ANALYTICS_PING_DISABLED: true,
}
const userOf = (uid: string) => ({
  uid,
  name: uid.toUpperCase(),
  avatar: `https://pictures.test/${uid}.png`,
  status: 'online',
})

/** A call as the server writes it. */
function callJson({ session, status, by, initiator, to, group = false, video = false }: CallWords) {
  const receiver = group ? { guid: to, name: `Group ${to}`, type: 'public' } : userOf(to)
  const kind = group ? 'group' : 'user'
  const entity = (value: object, entityType: string) => ({ entity: value, entityType })
  return {
    id: '1',
    category: 'call',
    type: video ? 'video' : 'audio',
    receiver: to,
    receiverType: kind,
    sender: by,
    sentAt: 1_700_000_000,
    data: {
      action: status,
      entities: {
        by: entity(userOf(by), 'user'),
        for: entity(receiver, kind),
        on: entity(
          {
            sessionid: session,
            status,
            type: video ? 'video' : 'audio',
            initiatedAt: 1_700_000_000,
            data: { entities: { sender: entity(userOf(initiator), 'user'), receiver: entity(receiver, kind) } },
          },
          'call',
        ),
      },
    },
  }
}

/** A token for a session, and what the server says of one when the SDK shows it again. */
function sessionJson(sessionId: string) {
  const claims = btoa(JSON.stringify({ data: { sessionId } }))
  const data = { sessionId, user: userOf('me'), region, appId }
  return { token: `header.${claims}.signature`, payload: { data }, settings: { WEBRTC_HOST: 'rtc.cometchat.test' } }
}

class Socket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  readyState = 0
  onopen: ((event: object) => void) | undefined
  onclose: ((event: object) => void) | undefined
  onmessage: ((event: { readonly data: string }) => void) | undefined

  constructor(open: (socket: Socket) => void) {
    queueMicrotask(() => {
      if (this.readyState !== 0) return
      this.readyState = 1
      open(this)
      this.onopen?.({})
    })
  }

  send(): void {}

  close(): void {
    this.readyState = 3
    queueMicrotask(() => this.onclose?.({}))
  }
}

/** Puts itself in the place of `fetch` and `WebSocket` for CometChat's hosts; everything else goes where it went. */
export function installWire(): Wire {
  const real = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket }
  const asked: string[] = []
  const answers = new Map<string, object | Error>()
  const held = new Map<string, Promise<void>>()
  const sockets: Socket[] = []
  const placed = new Map<string, CallWords>()
  let made = 0

  async function answer(request: string, body: Readonly<Record<string, unknown>>): Promise<object> {
    const session = /^(?:PUT|POST) calls\/([^ ]+)/.exec(request)?.[1]
    const kind = session === undefined ? request : `PUT calls ${String(body.status)}`
    if (isAboutCalls.test(request)) asked.push(session === undefined ? request : `${request} ${String(body.status)}`)
    await held.get(kind)
    const given = answers.get(kind)
    answers.delete(kind)
    if (given instanceof Error) throw given
    if (given) return given
    if (request === 'GET settings') return { data: settings }
    if (request.endsWith(' me')) return { data: { ...userOf('me'), authToken: 'auth-1', jwt: 'jwt', settings } }
    if (request === 'POST calls') {
      const words: CallWords = {
        session: `v1.us.app-1.${++made}`,
        status: 'initiated',
        by: 'me',
        initiator: 'me',
        to: String(body.receiver),
        group: body.receiverType === 'group',
        video: body.type === 'video',
      }
      placed.set(words.session, words)
      return { data: callJson(words) }
    }
    if (session !== undefined) {
      const words = placed.get(session) ?? { session, status: '', by: 'me', initiator: 'anna', to: 'me' }
      return { data: callJson({ ...words, by: 'me', status: String(body.status) }) }
    }
    if (request.includes('call_token')) return { data: sessionJson(String(body.sessionId ?? 's')) }
    return { data: {} }
  }

  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href)
    if (!url.host.endsWith('cometchat.io')) return await real.fetch(input, init)
    const path = url.pathname.replace(/^\/v[\d.]+\//, '').replace(/^\//, '')
    const text = typeof init?.body === 'string' ? init.body : '{}'
    const request = `${(init?.method ?? 'GET').toUpperCase()} ${path}`
    return Response.json(await answer(request, JSON.parse(text)))
  }
  globalThis.WebSocket = new Proxy(real.WebSocket, {
    construct(target, [url, ...more]: [string, ...string[]]) {
      if (!String(url).includes('cometchat')) return Reflect.construct(target, [url, ...more])
      return new Socket((socket) => sockets.push(socket))
    },
  })

  return {
    asked,
    push(words) {
      const body = callJson(words)
      placed.set(words.session, { ...words, ...placed.get(words.session) })
      const { device = 'another-device', by, to } = words
      const data = JSON.stringify({
        type: 'message',
        appId,
        receiver: to,
        receiverType: body.receiverType,
        sender: by,
        deviceId: device,
        body,
      })
      sockets.at(-1)?.onmessage?.({ data })
    },
    forget: () => void asked.splice(0),
    reset() {
      asked.length = 0
      made = 0
      for (const each of [answers, held, placed]) each.clear()
    },
    next: (request, given) => void answers.set(request, given),
    hold(request) {
      let release = () => {}
      held.set(
        request,
        new Promise((resolve) => {
          release = () => {
            held.delete(request)
            resolve()
          }
        }),
      )
      return () => release()
    },
    dropConnection() {
      const socket = sockets.at(-1)
      if (socket) socket.readyState = 3
      socket?.onclose?.({})
    },
    get connections() {
      return sockets.length
    },
  }
}
