import { settle } from '@offhook/testing'
import { describe, expect, it, vi } from 'vitest'
import { type ChannelPort, HostError, messageChannel } from '../src/index.ts'

interface Question {
  readonly id: string
  readonly method: string
  readonly args: unknown
}

function createPort() {
  const sent: unknown[] = []
  const listeners = new Set<(message: unknown) => void>()
  const port: ChannelPort = {
    postMessage: (message) => void sent.push(message),
    onMessage(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const say = (message: unknown) => {
    for (const listener of [...listeners]) listener(message)
  }
  return { port, sent: sent as Question[], listeners, say }
}

describe('the channel of messages', () => {
  it('asks, and gives the answer to the one who asked', async () => {
    const { port, sent, say } = createPort()
    const channel = messageChannel(port)
    const [first, second] = [channel.invoke('activeCalls'), channel.invoke('endCall', { id: 'x' })]
    expect(sent).toMatchObject([
      { method: 'activeCalls', args: null },
      { method: 'endCall', args: { id: 'x' } },
    ])
    say({ id: sent[1]?.id, result: true, error: null })
    say({ id: sent[0]?.id, result: [] })
    expect(await Promise.all([first, second])).toEqual([[], true])
  })

  it('speaks JSON texts where the host takes no objects, and reads both', async () => {
    const { port, sent, say } = createPort()
    const channel = messageChannel(port, { send: 'json', ids: () => 'q1' })
    const answer = channel.invoke('isMuted', { id: 'x' })
    expect(sent).toEqual(['{"id":"q1","method":"isMuted","args":{"id":"x"}}'])
    say('{"id":"q1","result":false}')
    expect(await answer).toBe(false)
  })

  it.each([
    [{ code: 'error', message: 'no context' }, 'no context', 'error'],
    ['words', 'words', undefined],
    [{}, 'The host answered with an error.', undefined],
  ])('rejects with what the host says: %j', async (error, message, code) => {
    const { port, sent, say } = createPort()
    const answer = messageChannel(port).invoke('showCallkitIncoming')
    say({ id: sent[0]?.id, error })
    await expect(answer).rejects.toMatchObject({ name: 'HostError', message, code })
    await expect(answer).rejects.toBeInstanceOf(HostError)
  })

  it('hands an event to each listener of its name, whatever another one does', () => {
    const { port, say } = createPort()
    const channel = messageChannel(port)
    const [one, other, stopped] = [vi.fn(), vi.fn(), vi.fn()]
    channel.on('A', () => {
      throw new Error('a listener')
    })
    channel.on('A', one)
    channel.on('B', other)
    channel.on('A', stopped)()
    say({ event: 'A', body: { id: 'x' } })
    expect([one.mock.calls, other.mock.calls, stopped.mock.calls]).toEqual([[[{ id: 'x' }]], [], []])
  })

  it.each([undefined, null, 7, 'text', '{"id":', [], {}, { id: 7 }, { id: 'nobody', result: 1 }])(
    'passes over %j',
    async (message) => {
      const { port, sent, say } = createPort()
      const answer = messageChannel(port).invoke('isMuted')
      say(message)
      // Our own question, as a window hands it back.
      say(sent[0])
      say({ id: sent[0]?.id, result: true })
      expect(await answer).toBe(true)
    },
  )

  it('rejects what cannot be sent, and what is not answered when it closes', async () => {
    const { port, listeners } = createPort()
    const broken = messageChannel({
      ...port,
      postMessage() {
        throw new Error('cannot be cloned')
      },
    })
    await expect(broken.invoke('endCall')).rejects.toThrow('cannot be cloned')
    const channel = messageChannel(port)
    const open = channel.invoke('endCall')
    channel.close()
    channel.close()
    broken.close()
    await expect(open).rejects.toThrow('closed')
    await expect(channel.invoke('endCall')).rejects.toThrow('closed')
    expect(listeners.size).toBe(0)
  })

  it('gives up the oldest question of very many', async () => {
    const { port } = createPort()
    const channel = messageChannel(port)
    const questions = Array.from({ length: 257 }, () =>
      channel.invoke('isMuted').catch((error: Error) => error.message),
    )
    await settle()
    expect(await questions[0]).toBe('Never answered.')
    channel.close()
    expect(await questions[256]).toContain('closed')
  })

  it.each(['addEventListener', 'onmessage'] as const)('listens by %s where there is nothing else', async (way) => {
    const { port1, port2 } = new MessageChannel()
    const port: ChannelPort =
      way === 'addEventListener' ? port1 : { postMessage: (message) => port1.postMessage(message) }
    if (way === 'onmessage')
      port1.onmessage = (event) => (port.onmessage as ((event: unknown) => void) | null | undefined)?.(event)
    port2.onmessage = ({ data }: { data: Question }) => port2.postMessage({ id: data.id, result: data.method })
    const channel = messageChannel(port)
    expect(await channel.invoke('activeCalls')).toBe('activeCalls')
    channel.close()
    port1.close()
  })
})
