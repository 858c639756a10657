import { describe, expect, it } from 'vitest'
import { createSipJsTransport, type SipJsTransportOptions } from './index.ts'

const server = 'wss://sip.example.com'
const make = (options: unknown) => () => createSipJsTransport(options as SipJsTransportOptions)

describe('options of createSipJsTransport', () => {
  it('takes a WebSocket address alone', () => {
    expect(make({ server })).not.toThrow()
    expect(make({ server: 'ws://127.0.0.1:5066' })).not.toThrow()
  })

  it('names a wrong option and the fix', () => {
    expect(make(undefined)).toThrow(/needs options: \{ server: 'wss:/)
    expect(make({})).toThrow(/'server' must be the address.*missing/)
    expect(make({ server: 'sip.example.com' })).toThrow(/'sip\.example\.com' is not an address/)
    expect(make({ server: 'https://sip.example.com' })).toThrow(/does not begin with ws:\/\/ or wss:\/\//)
    expect(make({ server, iceGatheringTimeoutMs: 0 })).toThrow(
      /'iceGatheringTimeoutMs' must be a number of milliseconds above 0/,
    )
    expect(make({ server, registerExpiresSeconds: '60' })).toThrow(
      /'registerExpiresSeconds' must be a number of seconds/,
    )
    expect(make({ server, iceServers: { urls: 'stun:x' } })).toThrow(/'iceServers' must be a list/)
    expect(make({ server, media: {} })).toThrow(/'media' must have the functions play/)
    const media = { play: () => undefined, stop: () => undefined, setOutput: 'speaker' }
    expect(make({ server, media })).toThrow(/setOutput must be a function/)
  })
})
