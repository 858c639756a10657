import { describe, expect, it } from 'vitest'
import {
  type CallkitChannel,
  type ChannelPort,
  createCallkitIncomingSurface,
  HostError,
  type MessageCallkitChannel,
  type MessageChannelOptions,
  messageChannel,
} from '../src/index.ts'

interface Question {
  readonly id: string
  readonly method: string
  readonly args: unknown
}

function createPort() {
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

describe('the channel of messages', () => {
  it('carries the functions of the plugin, as JSON texts where the host takes no objects', async () => {
    const { port, say } = createPort()
    const answers: Readonly<Record<string, object>> = {
      activeCalls: { result: [] },
      canUseFullScreenIntent: { result: false, error: null },
      requestFullIntentPermission: { error: { code: 'error', message: 'no context' } },
    }
    const asked: string[] = []
    const host: ChannelPort = {
      ...port,
      postMessage(text) {
        const { id, method } = JSON.parse(String(text)) as Question
        asked.push(id)
        say({ id, ...answers[method] })
      },
    }
    let count = 0
    const options: MessageChannelOptions = { send: 'json', ids: () => `q${++count}` }
    const channel: CallkitChannel = messageChannel(host, options)
    const { callkit } = createCallkitIncomingSurface({ channel, platform: 'android' })
    expect(await callkit.canUseFullScreenIntent()).toEqual({ ok: true, value: false })
    expect(await callkit.requestFullIntentPermission()).toEqual({
      ok: false,
      reason: 'failed',
      vendor: { code: 'error', message: 'no context' },
    })
    expect(asked).toEqual(asked.map((_id, index) => `q${index + 1}`))
    expect(asked.length).toBeGreaterThan(1)
  })

  it('rejects with the HostError that the adapter exports', async () => {
    const { port, sent, say } = createPort()
    const answer = messageChannel(port).invoke('showCallkitIncoming')
    say({ id: sent[0]?.id, error: { code: 'error', message: 'no context' } })
    await expect(answer).rejects.toBeInstanceOf(HostError)
    await expect(answer).rejects.toMatchObject({ code: 'error', message: 'no context' })
  })

  it('lets go of the port when it is closed', async () => {
    const { port, listeners } = createPort()
    const channel: MessageCallkitChannel = messageChannel(port)
    const open = channel.invoke('endCall')
    channel.close()
    await expect(open).rejects.toThrow('The channel was closed.')
    expect(listeners.size).toBe(0)
  })
})
