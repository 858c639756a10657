import { describe, expect, it } from 'vitest'
import { createSipJsTransport, type SipJsTransportOptions } from './index.ts'

const server = 'wss://sip.example.com'
const make = (options: unknown) => () => createSipJsTransport(options as SipJsTransportOptions)
const turn = { urls: 'turn:turn.example.com:3478?transport=tcp', username: 'u', credential: 'c' }

describe('options of createSipJsTransport', () => {
  it('takes a WebSocket address alone', () => {
    expect(make({ server })).not.toThrow()
    expect(make({ server: 'ws://127.0.0.1:5066' })).not.toThrow()
  })

  it('takes every option as it is meant', () => {
    const options = {
      server,
      digits: 'info',
      earlyMedia: false,
      hangUpOnPageHide: false,
      callIdsEndToEnd: true,
      headers: { 'X-Tenant': 'acme' },
      iceGatheringTimeoutMs: 500,
      iceServers: [{ urls: ['stun:stun.example.com', 'stun:[2001:db8::1]:3478'] }, turn],
      instanceId: '0B1F2F5E-8f3e-4a5c-9a56-2f6a3c1f0e11',
      outboundProxy: 'sip:proxy.example.com:5061;transport=ws;lr',
      registerExpiresSeconds: 60,
      userAgent: 'Acme Desk 7',
      contactParams: { 'pn-provider': 'acme', 'pn-prid': 'a:b+c' },
    } satisfies SipJsTransportOptions
    expect(make(options)).not.toThrow()
  })

  it.each([
    [undefined, /needs options: \{ server: 'wss:/],
    [{ server: undefined }, /'server' must be the address.*missing/],
    [{ server: 'sip.example.com' }, /'sip\.example\.com' is not an address/],
    [{ server: 'https://sip.example.com' }, /does not begin with ws:\/\/ or wss:\/\//],
    [{ iceGatheringTimeoutMs: 0 }, /'iceGatheringTimeoutMs' must be a whole number of milliseconds above 0/],
    [{ registerExpiresSeconds: '60' }, /'registerExpiresSeconds' must be a whole number of seconds/],
    [{ registerExpiresSeconds: 0.5 }, /'registerExpiresSeconds' must be a whole number/],
    [{ iceServers: { urls: 'stun:x' } }, /'iceServers' must be a list/],
    [{ iceServers: [{}] }, /'iceServers': urls must begin with stun: or turn:/],
    [{ iceServers: [null] }, /'iceServers': urls must begin with stun: or turn:/],
    [{ iceServers: [{ urls: [] }] }, /'iceServers': urls must begin with stun: or turn:/],
    [{ iceServers: [{ urls: ['stun:a.example', 'turn.example.com'] }] }, /'turn\.example\.com' does not/],
    [{ iceServers: [{ urls: turn.urls }] }, /turn: server needs 'username' and 'credential'/],
    [{ media: {} }, /'media' must have the functions play/],
    [{ media: { play() {}, stop() {}, setOutput: 'speaker' } }, /setOutput must be a function/],
    [{ digits: 'inband' }, /'digits' must be 'rfc4733' or 'info'/],
    [{ earlyMedia: 'no' }, /'earlyMedia' must be true or false/],
    [{ callIdsEndToEnd: 1 }, /'callIdsEndToEnd' must be true or false/],
    [{ headers: 'X-Tenant: acme' }, /'headers' must be an object such as \{ 'X-Tenant'/],
    [{ headers: { 'X-Tenant': 'a\r\nX-Evil: 1' } }, /'headers': 'X-Tenant' must be one line of text/],
    [{ headers: { Via: 'me' } }, /'headers': 'Via' is not a header that can be set/],
    [{ contactParams: { 'pn-provider': 'a;b' } }, /'contactParams': 'pn-provider' must be text without/],
    [{ contactParams: { 'a b': 'c' } }, /'contactParams': 'a b' is not the name of a parameter/],
    [{ userAgent: 'two\nlines' }, /'userAgent' must be one line of text/],
    [{ outboundProxy: 'proxy.example.com' }, /'outboundProxy' must be a SIP address such as 'sip:proxy/],
    [{ outboundProxy: '<sip:proxy.example.com;lr>' }, /'outboundProxy' must be a SIP address.*without brackets/],
    [{ outboundProxy: 'sip:proxy.example.com' }, /add ';lr'/],
    [{ instanceId: 'my-desk' }, /'instanceId' must be a UUID/],
  ])('refuses %j in a sentence that names the option and the fix', (wrong, sentence) => {
    expect(make(wrong === undefined ? undefined : { server, ...wrong })).toThrow(sentence)
  })
})
