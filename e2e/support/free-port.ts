import { createSocket, type Socket } from 'node:dgram'

/** A UDP port of this machine that nobody has at the moment. */
export async function freeUdpPort(): Promise<number> {
  return await freeUdpPorts(1)
}

/** The first of some UDP ports in a row that nobody has at the moment: media takes its port and those after it (RTCP). */
export async function freeUdpPorts(count: number): Promise<number> {
  for (let round = 0; round < 100; round += 1) {
    const held = [await hold(0)]
    const first = held[0]?.address().port ?? 0
    try {
      while (held.length < count) held.push(await hold(first + held.length))
      return first
    } catch {
      // Somebody has one of them; another row is tried.
    } finally {
      await Promise.all(held.map((socket) => new Promise<void>((resolve) => socket.close(resolve))))
    }
  }
  throw new Error(`No ${count} UDP ports in a row are free.`)
}

async function hold(port: number): Promise<Socket> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, '127.0.0.1', resolve))
  return socket
}
