import { createTimers } from '@offhook/adapter-kit'
import { createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { ChatCallHandlers } from '../src/sdk/chat-sdk.ts'
import { ActiveCall } from '../src/simulator/chat/active-call.ts'
import { Call } from '../src/simulator/chat/entities.ts'
import { ListenerOf, Listeners } from '../src/simulator/chat/listeners.ts'
import { publish } from '../src/simulator/chat/publish.ts'
import { createCometChatSimulator } from '../src/simulator/index.ts'
import type { CallNotice, Status } from '../src/simulator/server/records.ts'
import { dispatchTable, nameOf } from './support/dispatch-table.ts'
import { quiet } from './support/stage.ts'
import { ringingEvents, sessionEvents } from './support/vendor-names.ts'

const users = { me: { uid: 'me', name: 'Me' }, anna: { uid: 'anna', name: 'Anna' } }

describe('the simulated Chat SDK hands on', () => {
  it.each(dispatchTable.map((row) => [nameOf(row), row] as const))(
    '%s',
    (_name, { status, group, mine, callback, stays }) => {
      const notice: CallNotice = {
        status: status as Status,
        by: users.anna,
        record: {
          session: 's1',
          type: 'audio',
          initiator: mine ? users.me : users.anna,
          receiver: group
            ? { group: { guid: 'team', name: 'Team', members: [] } }
            : { user: mine ? users.anna : users.me },
          status: status as Status,
          talking: new Set(),
        },
      }
      const heard: string[] = []
      const listeners = new Listeners<ChatCallHandlers>()
      listeners.add('test', Object.fromEntries(ringingEvents.map((name) => [name, () => heard.push(name)])))
      const active = new ActiveCall(createTimers(createVirtualClock(0)))
      active.begin(Call.of(notice))
      publish(Call.of(notice), 'ME', active, listeners)
      expect([heard, active.call !== undefined]).toEqual([callback ? [callback] : [], stays])
    },
  )
})

async function open() {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createCometChatSimulator({ clock, loggedIn: true, users: quiet })
  await clock.advanceAsync(500)
  const { chat } = simulator
  const settled = async (asked: Promise<unknown>) => {
    let outcome: unknown = 'nothing'
    asked.then(
      (value) => {
        outcome = value
      },
      (error: unknown) => {
        outcome = error
      },
    )
    await clock.advanceAsync(500)
    return outcome
  }
  const place = () => settled(chat.initiateCall(new chat.Call('anna', 'audio', 'user')))
  const session = (call: unknown) => String((call as { getSessionId(): string }).getSessionId())
  return { ...simulator, clock, settled, place, session }
}

describe('the simulated Chat SDK', () => {
  it('takes a call apart as it is initiated', async () => {
    const { chat, settled } = await open()
    const call = new chat.Call('anna', 'audio', 'user')
    await settled(chat.initiateCall(call))
    expect(call).toMatchObject({ receiver: 'anna', receiverId: undefined })
  })

  it('has one active call, which blocks every other', async () => {
    const { chat, place, far, settled } = await open()
    await place()
    expect(await place()).toMatchObject({ code: 'CALL_ALREADY_INITIATED' })
    const { session } = far.call({ from: 'ben' })
    expect(await settled(chat.acceptCall(session))).toMatchObject({ code: 'CALL_IN_PROGRESS' })
  })

  it('never settles an endCall of another session, and resolves with null without one', async () => {
    const { chat, place, settled } = await open()
    expect(await settled(chat.endCall('s'))).toBeNull()
    await place()
    expect(await settled(chat.endCall('s'))).toBe('nothing')
  })

  it('resolves an endCall that the server refused', async () => {
    const { chat, place, settled, far, session } = await open()
    const id = session(await place())
    far.failNext('ERR_SERVER')
    expect(session(await settled(chat.endCall(id)))).toBe(id)
    expect(chat.getActiveCall()).toBeNull()
  })

  it('never settles a cancel once there is no active call', async () => {
    const { chat, place, settled, session, far } = await open()
    const id = session(await place())
    chat.clearActiveCall()
    expect(await settled(chat.rejectCall(id, 'cancelled'))).toBe('nothing')
    expect(far.calls[0]?.seen.status).toBe('cancelled')
  })

  it('takes the same name for the same listener', async () => {
    const { chat, far, clock } = await open()
    const heard: string[] = []
    for (const name of ['first', 'second'])
      chat.addCallListener('one', new chat.CallListener({ onIncomingCallReceived: () => heard.push(name) } as never))
    far.call()
    await clock.advanceAsync(500)
    expect(heard).toEqual(['second'])
  })
})

describe('the simulated Calls SDK', () => {
  async function inSession() {
    const opened = await open()
    const { calls, settled, far, chat } = opened
    const { session } = far.call()
    await settled(chat.acceptCall(session))
    const heard: string[] = []
    const listener = (who: string) =>
      new ListenerOf(Object.fromEntries(sessionEvents.map((name) => [name, () => heard.push(`${who} ${name}`)])))
    calls.addCallEventListener('app', listener('named'))
    const settings = new calls.CallSettingsBuilder().setCallListener(listener('settings')).build()
    await settled(calls.startSession(`me|${session}`, settings, {}))
    await opened.clock.advanceAsync(1_000)
    return { ...opened, heard, settings, session }
  }

  it('tells both listeners, the named ones first', async () => {
    const { heard } = await inSession()
    expect(heard.slice(0, 2)).toEqual(['named onUserListUpdated', 'settings onUserListUpdated'])
  })

  it.each([
    ['the button', 'onCallEndButtonPressed'],
    ['the far side', 'onCallEnded'],
  ])('forgets named listeners when it ends by %s', async (how, event) => {
    const { heard, far, screen, calls, clock } = await inSession()
    if (how === 'the button') screen.pressEnd()
    else far.calls[0]?.crash()
    expect(heard.filter((line) => line.endsWith(` ${event}`))).toEqual([`named ${event}`, `settings ${event}`])
    heard.length = 0
    calls.startScreenShare()
    await clock.advanceAsync(500)
    expect(heard.filter((line) => line.startsWith('named'))).toEqual([])
  })

  it('says nothing of an end that was asked for', async () => {
    const { heard, calls } = await inSession()
    heard.length = 0
    calls.endSession()
    expect(heard).toEqual([])
  })

  it('resolves a start that fails, and tells the listener', async () => {
    const { calls, settled, heard, settings, far } = await inSession()
    heard.length = 0
    far.failNextSession('token')
    expect(await settled(calls.startSession('me|s', settings, {}))).toBeUndefined()
    expect(heard).toContain('settings onError')
  })

  it('refuses settings of any other kind', async () => {
    const { calls, settled } = await open()
    expect(await settled(calls.startSession('me|s', {}, {}))).toMatchObject({ code: 'INVALID_CALL_SETTINGS' })
  })

  it('does nothing, and says nothing, without a session', async () => {
    const { calls } = await open()
    for (const run of [calls.muteAudio, calls.pauseVideo, calls.endSession, calls.startRecording])
      expect(run()).toBeUndefined()
  })
})
