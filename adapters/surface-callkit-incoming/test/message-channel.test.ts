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

/** A host that answers these functions, and leaves the others without an answer. */
function hostAnswering(answers: Readonly<Record<string, object>>) {
  const asked: string[] = []
  let tell: ((message: unknown) => void) | undefined
  const port: ChannelPort = {
    postMessage(question) {
      const { id, method }: { id: string; method: string } =
        typeof question === 'string' ? JSON.parse(question) : Object(question)
      asked.push(id)
      if (answers[method]) tell?.({ id, ...answers[method] })
    },
    onMessage(listener) {
      tell = listener
      return () => {
        tell = undefined
      }
    },
  }
  return { port, asked, isHeard: () => tell !== undefined }
}

const noContext = { error: { code: 'error', message: 'no context' } }

describe('the channel of messages', () => {
  it('carries the functions of the plugin, as JSON texts where the host takes no objects', async () => {
    const { port, asked } = hostAnswering({
      activeCalls: { result: [] },
      canUseFullScreenIntent: { result: false, error: null },
      requestFullIntentPermission: noContext,
    })
    let count = 0
    const options: MessageChannelOptions = { send: 'json', ids: () => `q${++count}` }
    const channel: CallkitChannel = messageChannel(port, options)
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
    const { port } = hostAnswering({ showCallkitIncoming: noContext })
    const answer = messageChannel(port).invoke('showCallkitIncoming')
    await expect(answer).rejects.toBeInstanceOf(HostError)
    await expect(answer).rejects.toMatchObject({ code: 'error', message: 'no context' })
  })

  it('lets go of the port when it is closed', async () => {
    const { port, isHeard } = hostAnswering({})
    const channel: MessageCallkitChannel = messageChannel(port)
    expect(isHeard()).toBe(true)
    const open = channel.invoke('endCall')
    channel.close()
    await expect(open).rejects.toThrow('The channel was closed.')
    expect(isHeard()).toBe(false)
  })
})
