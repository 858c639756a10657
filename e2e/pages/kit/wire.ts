/** The WebSockets of the page: whether anything moves on them, and the one of the phone to be cut and mended. */
export interface Wire {
  /** Marks an address as the phone's: only such a socket is cut. */
  ofPhone(server: string): string
  cut(): void
  /** The phone's sockets swallow everything from now on, both ways; those opened later work. */
  silence(): void
  mend(): void
  /** Resolves when nothing has come or gone for a while. */
  quiet(): Promise<void>
}

const mark = '/phone'
const quietMs = 350
/** Nobody listens on the discard port. */
const nowhere = 'ws://127.0.0.1:9/'

/** MUST be called before anything connects: it takes the place of the page's `WebSocket`. */
export function tapWire(): Wire {
  const phone = new Set<WebSocket>()
  const silent = new WeakSet<WebSocket>()
  let isCut = false
  let moved = performance.now()
  const move = () => {
    moved = performance.now()
  }

  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      const isPhone = String(url).endsWith(mark)
      super(isPhone && isCut ? nowhere : url, protocols)
      if (isPhone) phone.add(this)
      // The first listener, before those of whoever opens the socket.
      this.addEventListener('message', (event) => {
        if (silent.has(this)) event.stopImmediatePropagation()
      })
      for (const event of ['open', 'message', 'close']) this.addEventListener(event, move)
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (silent.has(this)) return
      move()
      super.send(data)
    }
  }

  return {
    ofPhone: (server) => `${server}${mark}`,
    cut() {
      isCut = true
      for (const socket of phone) socket.close()
      phone.clear()
    },
    silence() {
      for (const socket of phone) silent.add(socket)
      phone.clear()
    },
    mend() {
      isCut = false
    },
    async quiet() {
      do await new Promise((resolve) => setTimeout(resolve, quietMs - (performance.now() - moved)))
      while (performance.now() - moved < quietMs)
      move()
    },
  }
}
