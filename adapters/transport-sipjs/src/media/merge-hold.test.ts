import type { CallId } from '@offhook/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { heardIn, plugInAudio } from '../fixtures/audio.fixture.ts'
import { soundSdp } from '../fixtures/sip-message.fixture.ts'
import { ScriptedHandler, settle, sipPhone } from '../fixtures/sip-phone.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a merged call whose far side holds', () => {
  it('is not heard by the others from then on: what it plays is not for them', async () => {
    plugInAudio()
    const { server, execute, dial, call, ready, devices } = await sipPhone()
    await ready()
    server.answerCalls()
    await dial()
    const second = { callId: '5d0a5bfe-3f1c-4f56-8a52-93d3f0f6f7a2' as CallId, refs: {} }
    await execute({ type: 'startCall', call: second, to: '102', video: false, muted: false })
    await settle()
    const [one, two] = ScriptedHandler.made.map(({ peerConnection }) => peerConnection?.transceivers[0])
    if (one === undefined || two === undefined) throw new Error('There are no two calls.')
    const [first = null, other = null] = devices.tracks
    one.sender.track = first
    two.sender.track = other
    expect(await execute({ type: 'merge', calls: [call, second] })).toEqual({ ok: true })
    expect(heardIn(two.sender.track)).toContain(one.receiver.track)
    const [invite] = server.requests('INVITE')
    if (invite !== undefined) server.within(invite, 'INVITE', { body: soundSdp('far', 'sendonly') })
    await settle()
    expect(heardIn(two.sender.track)).toEqual([other])
    expect(heardIn(one.sender.track)).toContain(two.receiver.track)
  })
})
