import { CometChatCalls } from '@cometchat/calls-sdk-javascript'
import { CometChat } from '@cometchat/chat-sdk-javascript'
import { createPhone } from '@offhook/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callId, conference, drawn, openPage, otherId, type Page, screen } from '../test/real/page.ts'
import { dispatchTable, nameOf } from '../test/support/dispatch-table.ts'
import { callsNames, chatNames, ringingEvents, sessionEvents, statuses } from '../test/support/vendor-names.ts'

// The real Chat SDK and the real Calls SDK, in a real page. Not real: the network, which the test speaks for (fetch, and the
// connection by which the server tells of calls), and the conference, which has no server: its events enter by the
// dispatcher of the SDK's own call screen. `startSession` itself runs, call screen, microphone and all.

let page: Page
beforeEach(async () => {
  page = await openPage()
})
afterEach(() => page.close())

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))
const ended = () =>
  page.of('call.ended').map((fact) => ('reason' in fact ? [fact.reason, 'by' in fact && fact.by] : []))

describe('the real SDKs', () => {
  it('have everything that the README names, under these names', () => {
    expect(chatNames.filter((name) => !(name in CometChat))).toEqual([])
    expect(callsNames.filter((name) => !(name in CometChatCalls))).toEqual([])
    expect(Object.values(CometChat.CallConstants.CALL_STATUS)).toEqual([...statuses])
  })

  it('take every callback that the README names', () => {
    const nothing = () => {}
    const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, nothing]))
    const kept = (listener: object) => Object.entries(listener).filter(([, handler]) => handler === nothing)
    expect(kept(new CometChat.CallListener(all(ringingEvents)))).toHaveLength(ringingEvents.length)
    expect(kept(new CometChatCalls.OngoingCallListener(all(sessionEvents)))).toHaveLength(sessionEvents.length)
  })
})

describe('the real Chat SDK hands on', () => {
  it.each(dispatchTable.map((row) => [nameOf(row), row] as const))('%s', async (_name, row) => {
    const { status, group, mine, callback, stays } = row
    const heard: string[] = []
    const handlers = ringingEvents.map((name) => [name, () => heard.push(name)])
    CometChat.addCallListener('table', new CometChat.CallListener(Object.fromEntries(handlers)))
    const words = { initiator: mine ? 'ME' : 'anna', to: group ? 'team' : mine ? 'anna' : 'me', group }
    // The SDK's own active call, made by the SDK: whichever it placed, and whichever it accepted.
    await page.transport.stop()
    if (mine) await CometChat.initiateCall(new CometChat.Call(words.to, 'audio', group ? 'group' : 'user'))
    else await CometChat.acceptCall('s1')
    page.say(CometChat.getActiveCall()?.getSessionId() ?? '', status, { ...words, by: 'ben' })
    CometChat.removeCallListener('table')
    expect([heard, CometChat.getActiveCall() !== null]).toEqual([callback ? [callback] : [], stays])
  })
})

describe('a phone on both real SDKs', () => {
  it('is called, answers, talks, and hangs up', async () => {
    const phone = createPhone({ transport: page.transport })
    const phases: string[] = []
    phone.select(
      ({ calls }) => calls.at(-1)?.phase,
      (phase) => void phases.push(phase ?? 'none'),
    )
    await phone.start()
    page.ring({ session: 's1' })
    await vi.waitUntil(() => phases.includes('incoming'))
    const before = drawn()
    const answering = phone.answer()
    await vi.waitUntil(() => drawn() !== undefined && drawn() !== before)
    page.joined()
    expect(await answering).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(await phone.hangUp()).toMatchObject({ ok: true, settled: 'confirmed' })
    expect(phases.slice(0, 5)).toEqual(['incoming', 'connecting', 'active', 'ending', 'ended'])
    await phone.stop()
  })
})

describe('the real Chat SDK: who rings', () => {
  it('offers a call with its caller, by the connection of the SDK', async () => {
    page.ring({ session: 's1', video: true })
    expect(page.facts).toEqual([
      {
        type: 'call.offered',
        call: { refs: { 'cometchat.session': 's1' } },
        remote: { address: 'anna', userId: 'anna', name: 'ANNA', avatarUrl: 'https://pictures.test/anna.png' },
        video: true,
      },
    ])
  })

  it('offers no call that this user placed on another device, though the SDK calls it incoming', () => {
    const elsewhere = vi.fn()
    page.transport.on('placedElsewhere', elsewhere)
    page.ring({ session: 's1', by: 'me', initiator: 'me', to: 'ben' })
    expect(page.facts).toEqual([])
    expect(elsewhere).toHaveBeenCalledOnce()
  })

  it('names a group by its GUID and its name, and who calls as a participant', () => {
    page.ring({ session: 's1', to: 'team', group: true })
    expect(page.of('call.offered')).toMatchObject([{ remote: { address: 'group:team', name: 'Group team' } }])
    expect(page.of('call.participantsChanged')).toMatchObject([{ participants: [{ userId: 'anna', name: 'ANNA' }] }])
  })

  it('hears nothing twice when it is started twice', async () => {
    await page.transport.start({ emit: (fact) => page.facts.push(fact as never) })
    page.facts.length = 0
    page.ring({ session: 's1' })
    expect(page.of('call.offered')).toHaveLength(1)
  })

  it.each([
    ['cancelled', 'cancelled', 'remote'],
    ['unanswered', 'no-answer', 'remote'],
    ['ongoing', 'answered-elsewhere', 'network'],
    ['rejected', 'declined-elsewhere', 'network'],
    ['busy', 'declined-elsewhere', 'network'],
    ['ended', 'cancelled', 'remote'],
  ])('a call that rings here: %s is %s', (status, reason, by) => {
    page.ring({ session: 's1' })
    page.say('s1', status)
    expect(ended()).toEqual([[reason, by]])
  })
})

describe('the real Chat SDK: calls that are placed', () => {
  it('initiates a user call and a group call, audio and video', async () => {
    const outcome = await page.startCall('ben')
    expect(outcome).toEqual({ ok: true, refs: { 'cometchat.session': 'v1.us.app-1.1' } })
    expect(page.of('call.dialed')).toMatchObject([{ call: { callId }, remote: { address: 'ben' }, video: false }])
    await page.execute({ type: 'hangUp', call: page.target('v1.us.app-1.1'), why: 'user' })
    await page.startCall('group:team', true)
    expect(page.of('call.dialed').at(-1)).toMatchObject({ remote: { address: 'group:team' }, video: true })
    expect(page.wire.asked).toEqual(['POST calls', 'PUT calls/v1.us.app-1.1 cancelled', 'POST calls'])
  })

  it.each([
    ['rejected', 'declined', 'remote'],
    ['busy', 'busy', 'remote'],
    ['unanswered', 'no-answer', 'system'],
    ['ended', 'cancelled', 'remote'],
  ])('%s is %s', async (status, reason, by) => {
    await page.startCall('ben')
    page.say('v1.us.app-1.1', status, { by: 'ben', initiator: 'me', to: 'ben' })
    expect(ended()).toEqual([[reason, by]])
    expect(CometChat.getActiveCall()).toBeNull()
  })

  it('goes on ringing when a member of a group will not come', async () => {
    const declined = vi.fn()
    page.transport.on('memberDeclined', declined)
    await page.startCall('group:team')
    for (const status of ['rejected', 'busy'])
      page.say('v1.us.app-1.1', status, { by: 'ben', initiator: 'me', to: 'team', group: true })
    expect(ended()).toEqual([])
    expect(declined.mock.calls.map(([{ status, member }]) => [status, member.uid])).toEqual([
      ['rejected', 'ben'],
      ['busy', 'ben'],
    ])
  })

  it('hears an answer that came before the server had answered the initiation', async () => {
    const release = page.wire.hold('POST calls')
    const starting = page.startCall('ben')
    await vi.waitUntil(() => page.wire.asked.length > 0)
    page.say('v1.us.app-1.1', 'busy', { by: 'ben', initiator: 'me', to: 'ben' })
    release()
    await starting
    expect(page.facts.map(({ type }) => type)).toEqual(['call.dialed', 'call.ended'])
    expect(CometChat.getActiveCall()).toBeNull()
  })

  it("is unanswered when the SDK's 45 seconds are over", async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await page.startCall('ben')
      await vi.advanceTimersByTimeAsync(44_999)
      expect(ended()).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
    } finally {
      vi.useRealTimers()
    }
    await vi.waitUntil(() => page.of('call.ended').length > 0)
    expect(ended()).toEqual([['no-answer', 'system']])
    expect(page.wire.asked).toContain('PUT calls/v1.us.app-1.1 unanswered')
  })

  it("stops the SDK's timer when a group answers, which the SDK lets run on", async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await page.startCall('group:team')
      page.say('v1.us.app-1.1', 'ongoing', { by: 'ben', initiator: 'me', to: 'team', group: true })
      await vi.advanceTimersByTimeAsync(60_000)
    } finally {
      vi.useRealTimers()
    }
    expect(page.wire.asked.filter((request) => request.includes('unanswered'))).toEqual([])
    expect(ended()).toEqual([])
  })

  it('takes back a call that the SDK has forgotten without hanging', async () => {
    await page.startCall('ben')
    CometChat.clearActiveCall()
    const outcome = await page.execute({ type: 'hangUp', call: page.target('v1.us.app-1.1'), why: 'user' })
    expect(outcome).toEqual({ ok: true })
    expect(page.wire.asked).toContain('PUT calls/v1.us.app-1.1 unanswered')
  })

  it.each([
    ['ERR_UID_NOT_FOUND', 'bad-address'],
    ['ERR_GUID_NOT_FOUND', 'bad-address'],
    ['ERR_SOMETHING_NEW', 'failed'],
  ])('a server that answers %s makes it %s', async (code, reason) => {
    page.wire.next('POST calls', { error: { code, message: 'no' } })
    expect(await page.startCall('ben')).toMatchObject({ ok: false, reason, vendor: { code } })
    expect(page.facts).toEqual([])
  })

  it('is offline when the request cannot be made', async () => {
    page.wire.next('POST calls', new Error('network'))
    expect(await page.startCall('ben')).toMatchObject({ ok: false, reason: 'offline' })
  })
})

describe('the real Chat SDK: the active call', () => {
  it('shows a stale one, which blocks every other, as a call that can be hung up (pain 15)', async () => {
    await CometChat.initiateCall(new CometChat.Call('nora', 'audio', 'user'))
    expect(await page.startCall('ben')).toMatchObject({ reason: 'busy', vendor: { code: 'CALL_ALREADY_INITIATED' } })
    const { facts } = (await page.transport.listCalls?.()) ?? { facts: [] }
    expect(facts).toMatchObject([{ type: 'call.found', direction: 'outgoing', phase: 'dialing' }])
    await page.execute({ type: 'hangUp', call: page.target('v1.us.app-1.1', otherId), why: 'user' })
    expect(await page.startCall('ben')).toMatchObject({ ok: true })
  })

  it('hears the end of the first call after a second one was refused as busy (pain 15)', async () => {
    page.ring({ session: 's1' })
    await page.answer('s1')
    page.joined()
    page.ring({ session: 's2', by: 'ben', initiator: 'ben' })
    await page.execute({ type: 'decline', call: page.target('s2', otherId), as: 'busy' })
    expect(page.wire.asked).toContain('PUT calls/s2 busy')
    page.say('s1', 'ended')
    expect(page.of('call.ended')).toMatchObject([
      { call: { refs: { 'cometchat.session': 's2' } }, reason: 'busy' },
      { call: { refs: { 'cometchat.session': 's1' } }, reason: 'hung-up', by: 'remote' },
    ])
  })

  it('refuses a second answer while one call stands, and lets it ring on', async () => {
    page.ring({ session: 's1' })
    await page.answer('s1')
    page.ring({ session: 's2', by: 'ben', initiator: 'ben' })
    const second = page.target('s2', otherId)
    const outcome = await page.execute({ type: 'answer', call: second, video: false, muted: false })
    expect(outcome).toMatchObject({ ok: false, reason: 'busy', vendor: { code: 'CALL_IN_PROGRESS' } })
    expect(await page.execute({ type: 'decline', call: second, as: 'declined' })).toEqual({ ok: true })
  })

  it('hangs up when the server refuses to end the call: the SDK resolves all the same', async () => {
    page.ring({ session: 's1' })
    await page.answer('s1')
    page.wire.next('PUT calls ended', { error: { code: 'ERR_CALL', message: 'no' } })
    expect(await page.execute({ type: 'hangUp', call: page.target('s1'), why: 'user' })).toEqual({ ok: true })
    expect(ended()).toEqual([['hung-up', 'local']])
    expect(CometChat.getActiveCall()).toBeNull()
  })

  it('hangs up when the SDK has forgotten the call, and resolves with null', async () => {
    page.ring({ session: 's1' })
    await page.answer('s1')
    CometChat.clearActiveCall()
    expect(await page.execute({ type: 'hangUp', call: page.target('s1'), why: 'user' })).toEqual({ ok: true })
    expect(page.wire.asked).not.toContain('PUT calls/s1 ended')
  })

  it('hangs up when another call is the active one, for which the SDK would never settle', async () => {
    page.ring({ session: 's1' })
    await page.answer('s1')
    CometChat.clearActiveCall()
    await CometChat.initiateCall(new CometChat.Call('nora', 'audio', 'user'))
    expect(await page.execute({ type: 'hangUp', call: page.target('s1'), why: 'user' })).toEqual({ ok: true })
    expect(CometChat.getActiveCall()?.getSessionId()).toBe('v1.us.app-1.1')
  })

  it('tells the server of a call that was given up while it was being answered', async () => {
    const release = page.wire.hold('PUT calls ongoing')
    page.ring({ session: 's1' })
    const answering = page.execute({ type: 'answer', call: page.target('s1'), video: false, muted: false })
    await vi.waitUntil(() => page.wire.asked.length > 0)
    page.say('s1', 'cancelled')
    release()
    expect(await answering).toMatchObject({ ok: false, reason: 'no-such-call' })
    expect(page.wire.asked).toEqual(['PUT calls/s1 ongoing', 'PUT calls/s1 ended'])
    expect(CometChat.getActiveCall()).toBeNull()
    expect(ended()).toEqual([['cancelled', 'remote']])
  })
})

describe('the real Chat SDK: one call after another', () => {
  it('begins the next call once the end of the one before is settled: the SDK would clear it', async () => {
    page.ring({ session: 's1' })
    await page.answer('s1')
    const release = page.wire.hold('PUT calls ended')
    conference('onCallEndButtonPressed')
    const starting = page.startCall('ben')
    await vi.waitUntil(() => page.wire.asked.includes('PUT calls/s1 ended'))
    expect(page.wire.asked).not.toContain('POST calls')
    release()
    expect(await starting).toMatchObject({ ok: true })
    expect(CometChat.getActiveCall()?.getSessionId()).toBe('v1.us.app-1.1')
  })
})

describe('the real Chat SDK: the account', () => {
  it('signs out and in again, and says why it could not', async () => {
    await page.execute({ type: 'signOut' })
    expect(page.of('registration.changed').at(-1)).toMatchObject({ state: 'signed-out' })
    page.wire.next('PUT me', { error: { code: 'AUTH_ERR_AUTH_TOKEN_NOT_FOUND', message: 'no' } })
    const outcome = await page.execute({ type: 'signIn', credentials: { authToken: 'wrong' } })
    expect(outcome).toMatchObject({ ok: false })
    expect(page.of('registration.changed').at(-1)).toMatchObject({ state: 'failed', reason: 'credentials' })
    await page.execute({ type: 'signIn', credentials: { authToken: 'auth-1' } })
    expect(page.of('registration.changed').at(-1)).toMatchObject({ state: 'registered' })
  })

  it('reports a lost connection, and comes back when it is told to', async () => {
    page.wire.dropConnection()
    expect(page.of('link.changed')).toEqual([{ type: 'link.changed', state: 'down' }])
    await page.execute({ type: 'reconnect', fresh: false })
    await vi.waitUntil(() => page.of('link.changed').length > 1)
    expect(page.of('link.changed').at(-1)).toEqual({ type: 'link.changed', state: 'up' })
  })
})

describe('the real Calls SDK: a session', () => {
  beforeEach(async () => {
    page.ring({ session: 's1' })
    await page.answer('s1')
  })

  it('is connecting from the answer until this side has joined, whatever startSession says', async () => {
    expect(page.facts.map(({ type }) => type)).toEqual(['call.offered', 'call.connecting'])
    conference('onUserListChanged', [{ id: 'a', uid: 'anna', name: 'ANNA' }])
    expect(page.of('call.established')).toEqual([])
    page.joined()
    page.joined()
    expect(page.of('call.established')).toHaveLength(1)
    expect(page.elements.size).toBe(1)
  })

  it('ends once when the others leave, though both SDKs say so', async () => {
    page.joined()
    conference('hangup')
    page.say('s1', 'ended')
    expect(ended()).toEqual([['hung-up', 'remote']])
    expect(page.elements.size).toBe(0)
    expect(CometChat.getActiveCall()).toBeNull()
  })

  it('ends, and tells the server, when the user presses the end button of its screen', async () => {
    page.joined()
    conference('onCallEndButtonPressed')
    expect(ended()).toEqual([['hung-up', 'local']])
    await vi.waitUntil(() => page.wire.asked.includes('PUT calls/s1 ended'))
  })

  it('ends, and tells the server, when nobody else was there for too long', async () => {
    page.joined()
    conference('onSessionTimeout')
    expect(ended()).toEqual([['hung-up', 'system']])
    await vi.waitUntil(() => page.wire.asked.includes('PUT calls/s1 ended'))
  })

  it('keeps listeners of the app over the end of a session, which the SDK drops', async () => {
    const heard = vi.fn()
    page.transport.cometchat.addCallEventListener('app', { onUserJoined: heard })
    conference('onUserJoined', { uid: 'anna', name: 'ANNA' })
    conference('hangup')
    conference('onUserJoined', { uid: 'anna', name: 'ANNA' })
    expect(heard).toHaveBeenCalledTimes(1)
    page.ring({ session: 's2' })
    await page.answer('s2')
    await vi.waitUntil(() => page.wire.asked.filter((request) => request === 'GET call_tokens').length === 2)
    await settled()
    conference('onUserJoined', { uid: 'anna', name: 'ANNA' })
    expect(heard).toHaveBeenCalledTimes(2)
    page.transport.cometchat.removeCallEventListener('app')
  })

  it('mutes, and hears its own user and others mute', async () => {
    // The SDK opens the microphone first, and enters the conference with it.
    await vi.waitUntil(() => screen().state.users[0]?.audioTrack !== undefined)
    page.joined()
    expect(await page.execute({ type: 'setMute', call: page.target('s1'), muted: true, from: false })).toEqual({
      ok: true,
    })
    const [me, anna] = [
      { uid: 'me', name: 'ME' },
      { uid: 'anna', name: 'ANNA' },
    ]
    conference('onUserUnMuted', { muted: me, mutedBy: me })
    conference('onUserMuted', { muted: me, mutedBy: anna })
    conference('onUserMuted', { muted: anna, mutedBy: anna })
    await vi.waitUntil(() => screen().state.users[0]?.audioTrack?.isMuted())
    expect(page.of('call.muteChanged')).toMatchObject([
      { muted: true, evidence: 'ack' },
      { muted: false, by: 'user' },
      { muted: true, by: 'remote' },
    ])
  })

  it('becomes a call with video when both sides agree', () => {
    page.joined()
    const me = { uid: 'me', name: 'ME' }
    conference('onCallSwitchedToVideo', { sessionId: 's1', initiator: me, responder: { uid: 'anna', name: 'ANNA' } })
    expect(page.of('call.videoChanged')).toMatchObject([
      { side: 'local', video: 'on' },
      { side: 'remote', video: 'on' },
    ])
  })

  it('tells the devices there are, and refuses one that is not there, which the SDK would swallow', async () => {
    page.joined()
    const device = (kind: string) => [{ deviceId: `${kind}-1`, kind, label: 'One', groupId: '' }]
    conference('initialDeviceList', {
      audioInputDevices: device('audioinput'),
      audioOutputDevices: device('audiooutput'),
      videoInputDevices: device('videoinput'),
    })
    await vi.waitUntil(() => page.of('audio.changed').length > 0)
    expect(page.of('audio.changed')).toMatchObject([{ outputs: [{ id: 'audiooutput-1', name: 'One', kind: 'other' }] }])
    expect(await page.execute({ type: 'setAudioOutput', id: 'nowhere', from: undefined })).toMatchObject({
      reason: 'no-device',
    })
    expect(await page.execute({ type: 'setAudioOutput', id: 'audiooutput-1', from: undefined })).toEqual({ ok: true })
  })

  it('leaves the session when this side hangs up', async () => {
    page.joined()
    const endSession = vi.spyOn(CometChatCalls, 'endSession')
    await page.execute({ type: 'hangUp', call: page.target('s1'), why: 'user' })
    expect(endSession).toHaveBeenCalledOnce()
    expect(page.wire.asked).toContain('PUT calls/s1 ended')
    endSession.mockRestore()
  })
})

describe('the real Calls SDK: a session that does not begin', () => {
  it('leaves no microphone open when it is hung up before it has joined, as the SDK would', async () => {
    const captured: MediaStreamTrack[] = []
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    const capture = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async (wanted) => {
      const stream = await open(wanted)
      captured.push(...stream.getTracks())
      return stream
    })
    page.ring({ session: 's1' })
    await page.answer('s1')
    await vi.waitUntil(() => captured.length > 0 && screen().state.users[0]?.audioTrack !== undefined)
    await page.execute({ type: 'hangUp', call: page.target('s1'), why: 'user' })
    await vi.waitUntil(() => captured.every(({ readyState }) => readyState === 'ended'))
    capture.mockRestore()
  })

  it('ends the call when the server knows no token: startSession has resolved by then', async () => {
    page.wire.next('GET call_tokens', { error: { code: 'ERR_TOKEN', message: 'That is no token.' } })
    page.ring({ session: 's1' })
    await page.execute({ type: 'answer', call: page.target('s1'), video: false, muted: false })
    await vi.waitUntil(() => page.of('call.ended').length > 0)
    expect(page.of('call.ended')).toMatchObject([
      { reason: 'media-failed', by: 'system', vendor: { code: 'ERR_TOKEN' } },
    ])
    await vi.waitUntil(() => page.wire.asked.includes('PUT calls/s1 ended'))
  })

  it('begins after a presentation that was refused, which leaves the SDK in its mode', async () => {
    const errors: unknown[] = []
    page.transport.on('error', (event) => errors.push(event))
    const element = document.createElement('div')
    const settings = (builder: InstanceType<typeof CometChatCalls.PresenterSettingsBuilder>) =>
      void builder.setIsPresenter(true)
    await page.transport.cometchat.joinPresentation({ session: 'talk', element, settings })
    await vi.waitUntil(() => errors.length > 0)
    expect(errors).toMatchObject([{ session: 'talk', vendor: { code: 'ERROR_PRESENTER_MODE' } }])
    page.ring({ session: 's1' })
    await page.answer('s1')
    page.joined()
    expect(page.of('call.established')).toHaveLength(1)
  })

  it('ends the call when no token is given', async () => {
    page.wire.next('POST call_tokens', { error: { code: 'ERR_NO_CALLS', message: 'Not in your plan.' } })
    page.ring({ session: 's1' })
    await page.execute({ type: 'answer', call: page.target('s1'), video: false, muted: false })
    await vi.waitUntil(() => page.of('call.ended').length > 0)
    expect(page.of('call.ended')).toMatchObject([{ reason: 'media-failed', vendor: { code: 'ERR_NO_CALLS' } }])
  })
})
