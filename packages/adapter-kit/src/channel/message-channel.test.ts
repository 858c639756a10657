import { hostilePayloads } from '@offhook/testing'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createHost } from './host.fixture.ts'
import { HostError } from './host-message.ts'
import { messageChannel } from './message-channel.ts'

describe('a question to the host', () => {
  it('goes out with an id of its own, and the answer goes to the one who asked', async () => {
    const { port, sent, say } = createHost()
    const channel = messageChannel(port)
    const [first, second] = [channel.invoke('activeCalls'), channel.invoke('endCall', { id: 'x' })]
    expect(sent).toMatchObject([
      { method: 'activeCalls', args: null },
      { method: 'endCall', args: { id: 'x' } },
    ])
    expect(new Set(sent.map(({ id }) => id)).size).toBe(2)
    say(JSON.stringify({ id: sent[1]?.id, result: false, error: null }))
    say({ id: sent[0]?.id, result: [] })
    expect(await Promise.all([first, second])).toEqual([[], false])
  })

  it('is a JSON text where the host takes no objects, under the ids that were handed in', async () => {
    const { port, sent, say } = createHost()
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
    const { port, sent, say } = createHost()
    const answer = messageChannel(port).invoke('endCall')
    say({ id: sent[0]?.id, error })
    await expect(answer).rejects.toMatchObject({ name: 'HostError', message, code })
    await expect(answer).rejects.toBeInstanceOf(HostError)
  })

  it('keeps the first of two answers', async () => {
    const { port, sent, say } = createHost()
    const answer = messageChannel(port).invoke('startCall')
    for (const result of [12, 8]) say({ id: sent[0]?.id, result })
    say({ id: sent[0]?.id, error: 'late' })
    expect(await answer).toBe(12)
  })

  it('is not answered by itself, handed back by a window; `null` is an answer', async () => {
    const { port, sent, say } = createHost()
    const answer = messageChannel(port).invoke('joinCall')
    say(sent[0])
    say({ id: sent[0]?.id, result: null })
    expect(await answer).toBeNull()
  })

  it('is settled by nothing but its own id', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.anything(), fc.json(), fc.record({ id: fc.anything(), result: fc.anything() }))),
        async (messages) => {
          const { port, sent, say } = createHost()
          const settled = vi.fn()
          const asked = messageChannel(port).invoke('joinCall')
          asked.then(settled, settled)
          for (const message of messages) say(message)
          await Promise.resolve()
          expect(settled).not.toHaveBeenCalled()
          say({ id: sent[0]?.id, result: 'mine' })
          expect(await asked).toBe('mine')
        },
      ),
    )
  })

  it('survives garbage, answers to nothing and hostile objects', async () => {
    const { port, sent, say } = createHost()
    const channel = messageChannel(port)
    const heard = vi.fn()
    channel.on('HOLD', heard)
    const joined = channel.invoke('joinCall')
    const hostile = Object.defineProperty({}, 'id', {
      get() {
        throw new Error('do not read me')
      },
    })
    const others = ['{', '[]', 'hello', '{"id":7}', { id: 'nobody', result: 1 }, { event: '' }, [], { id: 7 }]
    for (const message of [...hostilePayloads, hostile, ...others]) expect(() => say(message)).not.toThrow()
    expect(heard).not.toHaveBeenCalled()
    say({ id: sent[0]?.id, result: true })
    expect(await joined).toBe(true)
  })

  it('rejects where the port cannot send it, and waits no longer', async () => {
    const { port } = createHost()
    const fault = new Error('cannot be cloned')
    const broken = messageChannel({
      ...port,
      postMessage() {
        throw fault
      },
    })
    await expect(broken.invoke('endCall')).rejects.toBe(fault)
  })
})

describe('questions that no host answers', () => {
  it('are 256 at most: the oldest is given up for the next', async () => {
    const { port, sent, say } = createHost()
    const channel = messageChannel(port)
    const settled = vi.fn()
    const asked = Array.from({ length: 256 }, () => channel.invoke('getAudio'))
    asked[0]?.catch(settled)
    await Promise.resolve()
    expect(settled).not.toHaveBeenCalled()
    const last = channel.invoke('getAudio')
    await expect(asked[0]).rejects.toThrow('Never answered.')
    for (const { id } of sent) say({ id, result: id })
    expect(await asked[1]).toBe(sent[1]?.id)
    expect(await last).toBe(sent[256]?.id)
  })

  it('are not those that were answered', async () => {
    const { port, sent, say } = createHost()
    const channel = messageChannel(port)
    const slow = channel.invoke('getAudio')
    for (let count = 0; count < 300; count++) {
      const quick = channel.invoke('joinCall')
      say({ id: sent.at(-1)?.id, result: true })
      await quick
    }
    say({ id: sent[0]?.id, result: 'here' })
    expect(await slow).toBe('here')
  })
})

describe('an event of the host', () => {
  it('reaches each listener of its name, as an object or as JSON, until they stop', () => {
    const { port, say } = createHost()
    const channel = messageChannel(port)
    const [one, other] = [vi.fn(), vi.fn()]
    const stop = channel.on('A', one)
    channel.on('B', other)
    say({ event: 'A', body: { id: 'x' } })
    stop()
    say({ event: 'A', body: { id: 'y' } })
    say('{"event":"B","body":true}')
    expect(one.mock.calls).toEqual([[{ id: 'x' }]])
    expect(other.mock.calls).toEqual([[true]])
  })

  it('reaches the others where a listener throws, and the same function twice where it listens twice', () => {
    const { port, say } = createHost()
    const channel = messageChannel(port)
    const heard = vi.fn()
    channel.on('HOLD', () => {
      throw new Error('broken listener')
    })
    channel.on('HOLD', heard)
    channel.on('HOLD', heard)
    say({ event: 'HOLD', body: true })
    expect(heard).toHaveBeenCalledTimes(2)
  })
})

describe('a channel that is closed', () => {
  it('hears nothing more and leaves no question open', async () => {
    const { port, listeners, say } = createHost()
    const channel = messageChannel(port, { name: 'bridge' })
    const heard = vi.fn()
    channel.on('HOLD', heard)
    const asked = [channel.invoke('endCall'), channel.invoke('joinCall')]
    channel.close()
    channel.close()
    say({ event: 'HOLD', body: true })
    for (const answer of asked) await expect(answer).rejects.toThrow('The bridge was closed.')
    await expect(channel.invoke('endCall')).rejects.toThrow('The bridge was closed.')
    expect(heard).not.toHaveBeenCalled()
    expect(listeners.size).toBe(0)
  })

  it('says so under the name that a channel has by itself', async () => {
    const channel = messageChannel(createHost().port)
    channel.close()
    await expect(channel.invoke('endCall')).rejects.toThrow('The channel was closed.')
  })
})

describe('two channels on one port', () => {
  it('hear every event, and each the answers to its own questions alone', async () => {
    const { port, sent, say } = createHost()
    const [one, other] = [messageChannel(port), messageChannel(port)]
    const heard = [vi.fn(), vi.fn()] as const
    one.on('A', heard[0])
    other.on('A', heard[1])
    const answers = [one.invoke('first'), other.invoke('second')]
    say({ event: 'A', body: 1 })
    for (const { id, method } of sent) say({ id, result: method })
    expect(await Promise.all(answers)).toEqual(['first', 'second'])
    expect(heard.map(({ mock }) => mock.calls)).toEqual([[[1]], [[1]]])
  })
})
