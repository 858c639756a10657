import type { ChannelPort } from './channel-port.ts'

export interface Question {
  readonly id: string
  readonly method: string
  readonly args: unknown
}

/** A host behind a port, to which several may listen. */
export function createHost() {
  const sent: Question[] = []
  const listeners = new Set<(message: unknown) => void>()
  const port: ChannelPort = {
    postMessage: (message) => void sent.push(message as Question),
    onMessage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const say = (message: unknown) => {
    for (const listener of [...listeners]) listener(message)
  }
  return { port, sent, listeners, say }
}
