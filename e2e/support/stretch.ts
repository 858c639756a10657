import { createConnection, createServer, type Socket } from 'node:net'

/** A stretch of network between a phone and its server, which a test breaks in the ways in which networks break. */
export interface Stretch {
  /** What the phone connects to in place of the server. */
  readonly url: string
  /** Connections that stand. */
  readonly open: number
  /** Every connection that stands is reset, as by a machine between them that restarts. */
  reset(): void
  /** Every connection that stands is dead from now on, and nobody is told: what is sent is lost, nothing is closed. */
  die(): void
  close(): Promise<void>
}

/** `server`: `ws://127.0.0.1:…`. */
export async function layStretch(server: string): Promise<Stretch> {
  const target = Number(new URL(server).port)
  const ends = new Set<Socket>()
  const listener = createServer((phone) => {
    const far = createConnection(target, '127.0.0.1')
    for (const [from, to] of [
      [phone, far],
      [far, phone],
    ] as const) {
      ends.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        ends.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('The stretch got no port.')
  return {
    url: `ws://127.0.0.1:${address.port}`,
    get open() {
      return ends.size / 2
    },
    reset() {
      for (const end of ends) end.resetAndDestroy()
    },
    die() {
      for (const end of ends) {
        end.unpipe()
        end.removeAllListeners()
        end.on('error', () => undefined)
        // Taken and thrown away: a sender whose data stays untaken would notice.
        end.resume()
      }
    },
    async close() {
      for (const end of ends) end.destroy()
      await new Promise<void>((resolve) => listener.close(() => resolve()))
    },
  }
}
