import type { ChannelPort } from '@offhook/adapter-kit'
import { describe, expect, it, vi } from 'vitest'
import { messageChannelBridge } from './message-channel.ts'

/** A host behind a port of its own. */
function createHost() {
  let deliver: (message: unknown) => void = () => undefined
  const sent: { id: string; method: string; args: unknown }[] = []
  const port: ChannelPort = {
    postMessage: (message) => void sent.push(message as (typeof sent)[number]),
    onMessage(listener) {
      deliver = listener
      return () => {
        deliver = () => undefined
      }
    },
  }
  return { port, sent, deliver: (message: unknown) => deliver(message), last: () => sent.at(-1) }
}
const android = { platform: 'android' } as const

describe('what goes out to a Flutter host', () => {
  it.each([
    ['startServices', undefined, 'START_SERVICES', { showMissedCall: true }],
    ['startCall', { phoneNumber: '1', isVideo: false }, 'START_CALL', { phoneNumber: '1', isVideo: false }],
    ['startCallWithUuid', { usrUuid: 'u', isVideo: true }, 'START_CALL_WITH_UUID', { usrUuid: 'u', isVideo: true }],
    ['joinCall', undefined, 'JOIN_CALL', {}],
    ['endCall', undefined, 'END_CALL', {}],
    ['transferCall', { phoneNumber: '101' }, 'TRANSFER_CALL', { phoneNumber: '101' }],
    ['toggleMute', undefined, 'TOGGLE_MUTE', {}],
    ['toggleSpeaker', undefined, 'TOGGLE_SPEAK', {}],
    ['toggleHold', undefined, 'TOGGLE_HOLD', {}],
    ['sendDTMF', { character: '#' }, 'SEND_DTMF', { character: '#' }],
    ['toggleOmiVideo', undefined, 'TOGGLE_VIDEO', {}],
    ['switchOmiCamera', undefined, 'SWITCH_CAMERA', {}],
    ['getAudio', undefined, 'GET_AUDIO', {}],
    ['getCurrentAudio', undefined, 'GET_CURRENT_AUDIO', {}],
    ['setAudio', { portType: 1 }, 'SET_AUDIO', { portType: 1 }],
    ['getCurrentUser', undefined, 'GET_CURRENT_USER', {}],
    ['getGuestUser', undefined, 'GET_GUEST_USER', {}],
    ['getUserInfo', { phone: '111' }, 'GET_USER_INFO', { phone: '111' }],
    ['getInitialCall', undefined, 'GET_INITIAL_CALL', {}],
    ['logout', undefined, 'LOG_OUT', {}],
    ['changeTransport', { type: 'UDP' }, 'CHANGE_TRANSPORT', { type: 'UDP' }],
    ['configPushNotification', { channelId: 'c' }, 'CONFIG_NOTIFICATION', { channelId: 'c' }],
  ] as const)('%s', (method, args, action, data) => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, { ...android, ids: () => 'one' })
    void bridge.invoke(method, args)
    expect(host.sent).toEqual([{ id: 'one', method: action, args: data }])
  })

  it('the audio output as a text on iOS', () => {
    const host = createHost()
    void messageChannelBridge(host.port, { platform: 'ios' }).invoke('setAudio', { portType: 1 })
    expect(host.last()).toMatchObject({ method: 'SET_AUDIO', args: { portType: '1' } })
  })

  it('JSON texts, where the host takes nothing else', () => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, { ...android, send: 'json', ids: () => 'one' })
    void bridge.invoke('joinCall', undefined)
    expect(host.sent).toEqual(['{"id":"one","method":"JOIN_CALL","args":{}}'])
  })

  it('nothing that the Flutter plugin does not have', async () => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, android)
    expect(bridge.kind).toEqual({ dialect: 'flutter-3.3', platform: 'android' })
    expect([bridge.has('joinCall'), bridge.has('rejectCall'), bridge.has('registerVideoEvent')]).toEqual([
      true,
      false,
      false,
    ])
    await expect(bridge.invoke('rejectCall', undefined)).rejects.toThrow('no rejectCall')
    expect(host.sent).toEqual([])
  })
})

describe('what comes in from a Flutter host', () => {
  it('an answer to the one who asked, as an object or as JSON', async () => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, android)
    const [first, second] = [bridge.invoke('toggleMute', undefined), bridge.invoke('toggleHold', undefined)]
    host.deliver(JSON.stringify({ id: host.sent[1]?.id, result: false, error: null }))
    host.deliver({ id: host.sent[0]?.id, result: true })
    expect(await Promise.all([first, second])).toEqual([true, false])
  })

  it('an error as a rejection with its code', async () => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, android)
    const held = bridge.invoke('toggleHold', undefined)
    host.deliver({ id: host.last()?.id, error: { code: 'TOGGLE_HOLD_EXCEPTION', message: 'no call' } })
    await expect(held).rejects.toMatchObject({ code: 'TOGGLE_HOLD_EXCEPTION', message: 'no call' })
    const joined = bridge.invoke('joinCall', undefined)
    host.deliver({ id: host.last()?.id, error: 'broken' })
    await expect(joined).rejects.toMatchObject({ message: 'broken' })
  })

  it('keeps the first of two answers, as of a start on iOS', async () => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, { platform: 'ios' })
    const start = bridge.invoke('startCall', { phoneNumber: '1', isVideo: false })
    host.deliver({ id: host.last()?.id, result: '{"status":12}' })
    host.deliver({ id: host.last()?.id, result: '{"status":8}' })
    expect(await start).toBe('{"status":12}')
  })

  it('an event to whoever listens, until they stop', () => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, android)
    const [one, other] = [vi.fn(), vi.fn()]
    const stop = bridge.on('CALL_STATE_CHANGED', one)
    bridge.on('MUTED', other)
    host.deliver({ event: 'CALL_STATE_CHANGED', body: { status: 2 } })
    stop()
    host.deliver({ event: 'CALL_STATE_CHANGED', body: { status: 6 } })
    host.deliver('{"event":"MUTED","body":true}')
    expect(one.mock.calls).toEqual([[{ status: 2 }]])
    expect(other.mock.calls).toEqual([[true]])
  })

  it('hears nothing more once it is closed, and leaves no question open', async () => {
    const host = createHost()
    const bridge = messageChannelBridge(host.port, android)
    const heard = vi.fn()
    bridge.on('HOLD', heard)
    const joined = bridge.invoke('joinCall', undefined)
    bridge.close()
    bridge.close()
    host.deliver({ event: 'HOLD', body: true })
    await expect(joined).rejects.toThrow('closed')
    await expect(bridge.invoke('joinCall', undefined)).rejects.toThrow('closed')
    expect(heard).not.toHaveBeenCalled()
  })
})
