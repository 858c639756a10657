import type { CallId, Command, Fact, Outcome } from '@offhook/core'
import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type CometChatCredentials, createCometChatTransport, type SessionHandlers } from '../src/index.ts'
import { createCometChatSimulator } from '../src/simulator/index.ts'
import { quiet } from './support/stage.ts'

// What the SDKs do to whoever believes them, met by the transport alone: no phone has its deadlines here.

const one = '11111111-0000-4000-8000-000000000001' as CallId
const two = '22222222-0000-4000-8000-000000000002' as CallId
const named = (session: string, callId = one) => ({ callId, refs: { 'cometchat.session': session } })

async function open() {
  const clock = createVirtualClock(1_700_000_000_000)
  const groups = [{ guid: 'team', name: 'The Team', members: ['me', 'anna', 'ben'] }]
  const simulator = createCometChatSimulator({ clock, loggedIn: true, users: quiet, groups })
  await clock.advanceAsync(500)
  const { chat, calls, media, far } = simulator
  const transport = createCometChatTransport({ chat, calls, media })
  const facts: Fact[] = []
  const host = { emit: (fact: unknown) => void facts.push(fact as Fact) }
  await transport.start(host)
  facts.length = 0
  const pass = (ms = 300) => clock.advanceAsync(ms)
  /** Asks, and gives the answer once everything has arrived; `undefined`: there is none. */
  async function ask(command: Command<CometChatCredentials>): Promise<Outcome | undefined> {
    let answer: Outcome | undefined
    void transport.execute(command, { signal: new AbortController().signal }).then((outcome) => {
      answer = outcome
    })
    await pass()
    return answer
  }
  return {
    ...simulator,
    transport,
    facts,
    host,
    pass,
    ask,
    types: () => facts.map(({ type }) => type),
    place: (to = 'anna', callId = one) =>
      ask({ type: 'startCall', call: { callId, refs: {} }, to, video: false, muted: false }),
    answer: (session: string, callId = one) =>
      ask({ type: 'answer', call: named(session, callId), video: false, muted: false }),
    hangUp: (session: string, callId = one) => ask({ type: 'hangUp', call: named(session, callId), why: 'user' }),
    session: () => far.calls.at(-1)?.session ?? '',
    active: () => (chat.getActiveCall() as { getSessionId(): string } | null)?.getSessionId(),
  }
}

describe('the active call', () => {
  it('stays when a call ends that is another one', async () => {
    const { far, answer, pass, active, ask } = await open()
    const first = far.call({ from: 'anna' })
    await pass()
    await answer(first.session)
    const cancelled = far.call({ from: 'ben' })
    const declined = far.call({ from: 'carl' })
    await pass()
    cancelled.cancel()
    await ask({ type: 'decline', call: named(declined.session, two), as: 'busy' })
    expect(active()).toBe(first.session)
  })

  it('is not ended in the place of another call, for which the SDK would never settle', async () => {
    const { far, answer, pass, active, hangUp, chat } = await open()
    const { session } = far.call()
    await pass()
    await answer(session)
    chat.clearActiveCall()
    void chat.initiateCall(new chat.Call('carl', 'audio', 'user'))
    await pass()
    const other = active()
    expect(await hangUp(session)).toEqual({ ok: true })
    expect(active()).toBe(other)
  })

  it('is the one that was placed last, though the end of the one before is settled after that', async () => {
    const { far, answer, pass, active, place, screen, session } = await open()
    const first = far.call()
    await pass()
    await answer(first.session)
    screen.pressEnd()
    expect(await place()).toMatchObject({ ok: true })
    expect(active()).toBe(session())
  })

  it('blocks one call at most when its end never settles', async () => {
    const { far, answer, pass, place, screen, chat, transport } = await open()
    const first = far.call()
    await pass()
    await answer(first.session)
    chat.endCall = () => new Promise(() => {})
    screen.pressEnd()
    const given = new AbortController()
    const call = { callId: two, refs: {} }
    const waiting = transport.execute(
      { type: 'startCall', call, to: 'anna', video: false, muted: false },
      { signal: given.signal },
    )
    await pass()
    given.abort()
    expect(await waiting).toMatchObject({ ok: false, reason: 'refused' })
    expect(await place()).toMatchObject({ ok: true })
  })
})

describe('a call that is placed', () => {
  it('hears what was said of it before the server had answered', async () => {
    const { far, place, types, active } = await open()
    far.onCall((call) => call.busy())
    expect(await place()).toMatchObject({ ok: true })
    expect(types()).toEqual(['call.dialed', 'call.ended'])
    expect(active()).toBeUndefined()
  })

  it('ends by an event while the SDK never settles its cancel', async () => {
    const { far, place, pass, session, chat, transport, types } = await open()
    await place()
    chat.rejectCall = () => new Promise(() => {})
    const call = named(session())
    const leaving = transport.execute({ type: 'hangUp', call, why: 'user' }, { signal: new AbortController().signal })
    far.calls[0]?.reject()
    await pass()
    expect(await leaving).toEqual({ ok: true })
    expect(types()).toEqual(['call.dialed', 'call.ended'])
  })

  it('is taken back as unanswered when the SDK has forgotten it', async () => {
    const { far, place, session, chat, hangUp } = await open()
    await place()
    chat.clearActiveCall()
    expect(await hangUp(session())).toEqual({ ok: true })
    expect(far.calls[0]?.seen.status).toBe('unanswered')
  })

  it('is hung up when the far side has answered before it could be taken back', async () => {
    const { far, place, pass, session, hangUp, screen } = await open()
    await place()
    far.calls[0]?.answer()
    far.failNext('ERR_CALL_ONGOING')
    expect(await hangUp(session())).toEqual({ ok: true })
    await pass()
    expect([far.calls[0]?.seen.status, screen.isShown]).toEqual(['ended', false])
  })

  it.each([
    [{ ringTimeoutSeconds: 20, metadata: { order: 7 } }, 20, { order: 7 }],
    [{ ringTimeoutSeconds: 'soon', metadata: 'none' }, 45, undefined],
    [{ ringTimeoutSeconds: -1 }, 45, undefined],
    ['loud', 45, undefined],
  ])('takes the options %j', async (options, seconds, metadata) => {
    const { chat, ask } = await open()
    const { initiateCall } = chat
    const asked: unknown[] = []
    chat.initiateCall = (call, timeout) => {
      asked.push([timeout, (call as { getMetadata(): unknown }).getMetadata()])
      return initiateCall(call, timeout)
    }
    const call = { callId: one, refs: {} }
    await ask({ type: 'startCall', call, to: 'anna', video: false, muted: false, options })
    expect(asked).toEqual([[seconds, metadata]])
  })

  it('is taken back when the transport stops before the server has answered', async () => {
    const { far, pass, transport, types } = await open()
    const call = { callId: one, refs: {} }
    const placing = transport.execute(
      { type: 'startCall', call, to: 'anna', video: false, muted: false },
      { signal: new AbortController().signal },
    )
    await pass(30)
    await transport.stop()
    await pass()
    expect(await placing).toMatchObject({ ok: false })
    expect([far.calls[0]?.seen.status, types()]).toEqual(['cancelled', []])
  })
})

describe('a call that comes in', () => {
  it('is ended at the server when it was over before the answer came back', async () => {
    const { far, pass, chat, transport } = await open()
    const { session } = far.call()
    await pass()
    const { acceptCall, endCall } = chat
    const ended: string[] = []
    let release = () => {}
    chat.acceptCall = async (id) => {
      const call = await acceptCall(id)
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return call
    }
    chat.endCall = (id) => {
      ended.push(id)
      return endCall(id)
    }
    const answering = transport.execute(
      { type: 'answer', call: named(session), video: false, muted: false },
      { signal: new AbortController().signal },
    )
    await pass()
    far.calls[0]?.hangUp()
    await pass()
    release()
    await pass()
    expect(await answering).toMatchObject({ ok: false, reason: 'no-such-call' })
    expect(ended).toEqual([session])
  })

  it('rings no more after a stop', async () => {
    const { far, pass, transport, host } = await open()
    far.call()
    await pass()
    await transport.stop()
    await transport.start(host)
    expect(await transport.listCalls?.()).toEqual({ complete: false, facts: [] })
  })
})

describe('a session', () => {
  /** A call whose session says what the test says. */
  async function told(group = false) {
    const opened = await open()
    const { calls, far, pass, answer, facts } = opened
    let handlers: Partial<SessionHandlers> = {}
    calls.startSession = async (_token, settings) => {
      handlers = (settings as { getCallListener(): Partial<SessionHandlers> }).getCallListener()
    }
    const { session } = far.call(group ? { group: 'team' } : {})
    await pass()
    await answer(session)
    facts.length = 0
    return { ...opened, say: handlers, far: session }
  }

  it('is joined when its list names this user, in either letter case, and not before', async () => {
    const { say, types } = await told()
    say.onUserListUpdated?.([{ uid: 'anna', name: 'Anna' }])
    expect(types()).toEqual([])
    say.onUserListUpdated?.([{ uid: 'ME', name: 'Me' }])
    expect(types()).toEqual(['call.established'])
  })

  it('names a person once who has joined with two devices', async () => {
    const { say, facts } = await told(true)
    say.onUserListUpdated?.([
      { uid: 'anna', name: 'Anna' },
      { uid: 'ANNA', name: 'Anna' },
    ])
    expect(facts).toMatchObject([{ type: 'call.participantsChanged', participants: [{ name: 'Anna' }] }])
  })

  it('is not listened to once it is over', async () => {
    const { say, facts, hangUp, far, transport } = await told()
    await hangUp(far)
    facts.length = 0
    const joined: unknown[] = []
    transport.on('userJoined', (event) => joined.push(event))
    for (const name of ['onUserJoined', 'onCallEnded', 'onError'] as const) say[name]?.({ uid: 'anna', name: 'Anna' })
    expect([facts, joined]).toEqual([[], []])
  })

  it('is left at once when this side hangs up, however long the server takes', async () => {
    const { chat, far, pass, answer, session, hangUp, screen } = await open()
    far.call()
    await pass()
    await answer(session())
    chat.endCall = () => new Promise(() => {})
    expect(await hangUp(session())).toBeUndefined()
    expect(screen.isShown).toBe(false)
  })

  it('has its capture stopped when it is left, which the SDK does only for one that it had joined', async () => {
    const { calls, far, pass, answer, session, hangUp } = await open()
    let stopped = 0
    Object.assign(calls, { getRef: () => ({ deleteAllTracks: () => stopped++ }) })
    far.call()
    await pass()
    await answer(session())
    await hangUp(session())
    expect(stopped).toBe(1)
  })
})

describe('importing', () => {
  it('needs no page: there is none here', () => {
    expect(['window', 'document'].filter((name) => name in globalThis)).toEqual([])
  })

  it('says what is wrong with the options, and how to put it right', () => {
    const { chat, calls } = createCometChatSimulator()
    const make = createCometChatTransport as (options: object) => unknown
    expect(() => make({})).toThrow("import { CometChat } from '@cometchat/chat-sdk-javascript'")
    expect(() => make({ chat, calls })).toThrow("Option 'calls' needs 'media'")
    expect(() => make({ chat, calls: {}, media: { open() {} } })).toThrow('must be CometChatCalls')
    expect(() => make({ chat, ringTimeoutSeconds: 0 })).toThrow("'ringTimeoutSeconds' must be more than 0")
  })
})
