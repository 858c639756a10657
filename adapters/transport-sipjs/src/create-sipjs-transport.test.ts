import type { CallCommand, CallId, Command, Fact, Target } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { plugInAudio } from './fixtures/audio.fixture.ts'
import { createSipJsTransport, type SipCredentials, type SipJsTransportOptions } from './index.ts'

const call: Target = { callId: '0b1f2f5e-8f3e-4a5c-9a56-2f6a3c1f0e11' as CallId, refs: {} }
const signal = new AbortController().signal

async function started() {
  const facts: Fact[] = []
  const transport = createSipJsTransport({ server: 'ws://127.0.0.1:9' })
  await transport.start({ emit: (fact) => facts.push(fact as Fact) })
  const execute = (command: Command<SipCredentials>) => transport.execute(command, { signal })
  return { transport, facts, execute }
}

describe('sip.js transport before anyone signed in', () => {
  it('starts and stops in Node without a word', async () => {
    const { transport, facts } = await started()
    expect(await transport.listCalls?.()).toEqual({ complete: true, facts: [] })
    await transport.stop()
    expect(facts).toEqual([])
  })

  it('refuses calls and pings', async () => {
    const { execute } = await started()
    const dial: CallCommand = { type: 'startCall', call, to: '101', video: false, muted: false }
    expect(await execute(dial)).toEqual({ ok: false, reason: 'not-registered' })
    expect(await execute({ type: 'reconnect', fresh: false })).toEqual({ ok: false, reason: 'not-registered' })
    expect(await execute({ type: 'ping' })).toEqual({ ok: false, reason: 'offline' })
  })

  it('knows no call', async () => {
    const { execute } = await started()
    const commands: readonly CallCommand[] = [
      { type: 'answer', call, video: false, muted: false },
      { type: 'decline', call, as: 'busy' },
      { type: 'hangUp', call, why: 'ghost' },
      { type: 'setHold', call, held: true, from: false },
      { type: 'setMute', call, muted: true, from: false },
      { type: 'sendDigit', call, digit: '1', durationMs: 100 },
      { type: 'sampleQuality', call },
      { type: 'transfer', call, to: '102' },
      { type: 'transferTo', call, consulted: call },
      { type: 'answerTransfer', call, accept: true },
      { type: 'merge', calls: [call, call] },
      { type: 'split', calls: [call] },
    ]
    for (const command of commands) expect(await execute(command)).toEqual({ ok: false, reason: 'no-such-call' })
  })

  it('refuses credentials that cannot be used, in a sentence', async () => {
    const { execute, facts } = await started()
    const outcome = await execute({ type: 'signIn', credentials: { username: '100', password: 'hush' } })
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'failed',
      vendor: { message: expect.stringContaining("'domain'") },
    })
    expect(facts).toMatchObject([{ type: 'registration.changed', state: 'failed', reason: 'credentials' }])
    expect(JSON.stringify(facts)).not.toContain('hush')
  })
})

describe('what the sip.js transport says that it can do', () => {
  afterEach(() => vi.unstubAllGlobals())
  const capabilities = (options: Partial<SipJsTransportOptions> = {}) =>
    createSipJsTransport({ server: 'ws://127.0.0.1:9', ...options }).capabilities

  it('is to merge calls where there is Web Audio and a track can be replaced, and not elsewhere', () => {
    expect(capabilities().can).toMatchObject({ merge: false, split: false, transfer: true, answerTransfer: true })
    plugInAudio()
    expect(capabilities().can).toMatchObject({ merge: true, split: true })
    vi.stubGlobal('RTCRtpSender', class {})
    expect(capabilities().can).toMatchObject({ merge: false, split: false })
  })

  it('names Call-IDs as shared only where the app says that they are', () => {
    expect(capabilities()).not.toHaveProperty('sharedRef')
    expect(capabilities({ callIdsEndToEnd: false })).not.toHaveProperty('sharedRef')
    expect(capabilities({ callIdsEndToEnd: true }).sharedRef).toBe('sip.call-id')
  })
})
