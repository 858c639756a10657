import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ChannelPort, listenTo } from './channel-port.ts'
import { messageChannel } from './message-channel.ts'

/** A port that has nothing but `onmessage`. */
const barePort = (): ChannelPort => ({ postMessage: () => {}, onmessage: null })
const deliver = (port: ChannelPort, data: unknown) => (port.onmessage as (event: { data: unknown }) => void)({ data })

describe('a port', () => {
  const { port1, port2 } = new MessageChannel()
  afterEach(() => {
    port1.close()
    port2.close()
  })

  it('may be a MessagePort, which is started', async () => {
    port2.onmessage = ({ data }) => port2.postMessage({ id: data.id, result: data.method })
    const channel = messageChannel(port1)
    expect(await channel.invoke('joinCall')).toBe('joinCall')
    channel.close()
  })

  it('is listened to by the first way that it has', () => {
    const ways: string[] = []
    const events: Pick<ChannelPort, 'addEventListener' | 'removeEventListener' | 'start'> = {
      addEventListener: () => void ways.push('addEventListener'),
      removeEventListener: () => void ways.push('removeEventListener'),
      start: () => void ways.push('start'),
    }
    const own: ChannelPort = {
      ...barePort(),
      ...events,
      onMessage() {
        ways.push('onMessage')
        return () => void ways.push('stop')
      },
    }
    listenTo(own, () => {})()
    listenTo({ ...barePort(), ...events }, () => {})()
    expect(ways).toEqual(['onMessage', 'stop', 'addEventListener', 'start', 'removeEventListener'])
  })

  it('is heard no more after the listener has stopped', () => {
    const target = new EventTarget()
    const port: ChannelPort = {
      postMessage: () => {},
      addEventListener: (type, listener) => target.addEventListener(type, listener as never),
      removeEventListener: (type, listener) => target.removeEventListener(type, listener as never),
    }
    const heard = vi.fn()
    const stop = listenTo(port, heard)
    target.dispatchEvent(new MessageEvent('message', { data: 1 }))
    stop()
    target.dispatchEvent(new MessageEvent('message', { data: 2 }))
    expect(heard.mock.calls).toEqual([[1]])
  })

  it('needs no start, and no way to remove a listener', () => {
    const heard = vi.fn()
    const listeners: ((event: { readonly data: unknown }) => void)[] = []
    const stop = listenTo(
      { postMessage: () => {}, addEventListener: (_type, listener) => void listeners.push(listener) },
      heard,
    )
    for (const listener of listeners) listener({ data: 'here' })
    expect(stop).not.toThrow()
    expect(heard.mock.calls).toEqual([['here']])
  })
})

describe('a port that has nothing but onmessage', () => {
  it('hands over the data of an event, and is let go in the end', () => {
    const port = barePort()
    const heard = vi.fn()
    const stop = listenTo(port, heard)
    deliver(port, { id: 'one' })
    stop()
    expect(heard.mock.calls).toEqual([[{ id: 'one' }]])
    expect(port.onmessage).toBeNull()
  })

  it('serves several listeners until the last of them stops', () => {
    const port = barePort()
    const [one, other] = [vi.fn(), vi.fn()]
    const stopOne = listenTo(port, one)
    const stopOther = listenTo(port, other)
    deliver(port, 1)
    stopOne()
    stopOne()
    deliver(port, 2)
    stopOther()
    expect(one.mock.calls).toEqual([[1]])
    expect(other.mock.calls).toEqual([[1], [2]])
    expect(port.onmessage).toBeNull()
  })

  it('answers each of two channels', async () => {
    const port = barePort()
    const [one, other] = [messageChannel(port, { ids: () => 'a' }), messageChannel(port, { ids: () => 'b' })]
    const answers = [one.invoke('first'), other.invoke('second')]
    deliver(port, { id: 'a', result: 1 })
    deliver(port, { id: 'b', result: 2 })
    expect(await Promise.all(answers)).toEqual([1, 2])
  })

  it('is listened to anew after the last has stopped', () => {
    const port = barePort()
    listenTo(port, () => {})()
    const heard = vi.fn()
    listenTo(port, heard)
    deliver(port, 1)
    expect(heard.mock.calls).toEqual([[1]])
  })

  it('that somebody else has taken over stays theirs when we stop', () => {
    const port = barePort()
    const stop = listenTo(port, () => {})
    const theirs = () => {}
    port.onmessage = theirs
    stop()
    expect(port.onmessage).toBe(theirs)
  })

  it('that somebody else has taken over is taken back by who listens next', () => {
    const port = barePort()
    const [before, after] = [vi.fn(), vi.fn()]
    listenTo(port, before)
    port.onmessage = () => {}
    listenTo(port, after)
    deliver(port, 1)
    expect([before.mock.calls, after.mock.calls]).toEqual([[], [[1]]])
  })
})
