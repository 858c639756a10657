import { describe, expect, it } from 'vitest'
import { createCometChatTransport } from '../../src/index.ts'
import { endOf, openStage, type Stage, talking } from '../support/stage.ts'

// The document of ringing for Flutter, sample by sample and in its order, done with a phone on the simulator.

/** Somebody calls this user. */
async function ringing(video = false): Promise<Stage> {
  const stage = await openStage()
  stage.simulator.far.call({ from: 'anna', video })
  await stage.pass()
  return stage
}

describe('Quick Reference: Initiate a call', () => {
  it('is phone.startCall, to a user, with video', async () => {
    const stage = await openStage()
    expect(await stage.done(stage.phone.startCall({ to: 'anna', video: true }))).toMatchObject({ ok: true })
    expect(stage.far).toMatchObject({ uid: 'anna', video: true, group: false })
  })
})

describe('Quick Reference: Accept incoming call', () => {
  it('is phone.answer', async () => {
    const stage = await ringing()
    expect(await stage.done(stage.phone.answer())).toMatchObject({ ok: true })
    expect(stage.far.seen.stage).toBe('talking')
  })
})

describe('Quick Reference: Reject incoming call', () => {
  it('is phone.decline, as declined', async () => {
    const stage = await ringing()
    expect(await stage.done(stage.phone.decline(undefined, { as: 'declined' }))).toMatchObject({ ok: true })
    expect(stage.far.seen.status).toBe('rejected')
  })
})

describe('Overview: Call Flow', () => {
  it('rings, is accepted, is joined on both sides, and ends', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    expect(stage.far.seen.stage).toBe('ringing')
    stage.far.answer()
    await stage.pass()
    expect(stage.far.seen).toMatchObject({ stage: 'talking', inSession: true })
    await stage.done(stage.phone.hangUp())
    expect(stage.phases).toEqual(['preparing', 'dialing', 'connecting', 'active', 'ending', 'ended'])
  })
})

describe('Initiate Call: user call', () => {
  it.each(['audio', 'video'])('%s: the call has its id, and the session is one of its refs', async (type) => {
    const stage = await openStage()
    const placed = await stage.done(stage.phone.startCall({ to: 'anna', video: type === 'video' }))
    expect(placed).toMatchObject({ ok: true, callId: stage.call.id })
    expect(stage.far.video).toBe(type === 'video')
  })

  it('says why it failed', async () => {
    const stage = await openStage()
    const placed = await stage.done(stage.phone.startCall({ to: 'nobody' }))
    expect(placed).toMatchObject({ ok: false, reason: 'bad-address', vendor: { code: 'ERR_UID_NOT_FOUND' } })
  })
})

describe('Initiate Call: group call', () => {
  it.each(['audio', 'video'])('%s: a group is addressed as group:GUID', async (type) => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'group:team', video: type === 'video' }))
    expect(stage.simulator.far.calls).toMatchObject([{ group: true }, { group: true }, { group: true }])
  })
})

describe('Call Listeners', () => {
  it('onIncomingCallReceived is call.incoming, with the caller', async () => {
    const stage = await openStage()
    const callers: unknown[] = []
    stage.phone.on('call.incoming', ({ call }) => callers.push(call.remote.name))
    stage.simulator.far.call({ from: 'ben' })
    await stage.pass()
    expect(callers).toEqual(['BEN'])
  })

  it('onOutgoingCallAccepted is the phase connecting, and the session is begun by itself', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass(30)
    expect(stage.call.phase).toBe('connecting')
  })

  it('onOutgoingCallRejected is the end of the call, with its reason', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.reject()
    await stage.pass()
    expect(endOf(stage)).toEqual(['declined', 'remote'])
  })

  it('onIncomingCallCancelled is the end of the call, with its reason', async () => {
    const stage = await ringing()
    stage.far.cancel()
    await stage.pass()
    expect(endOf(stage)).toEqual(['cancelled', 'remote'])
  })

  it('onCallEndedMessageReceived is the end of the call, with its duration', async () => {
    const stage = await talking()
    await stage.pass(9_700)
    stage.far.hangUp()
    await stage.pass()
    expect(stage.call).toMatchObject({ phase: 'ended', durationMs: expect.closeTo(10_000, -3) })
  })

  it('dispose is phone.stop, after which nothing is heard', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.stop())
    stage.simulator.far.call()
    await stage.pass()
    expect(stage.phone.getSnapshot().calls).toEqual([])
  })

  it('one listenerId is one listener, however often a transport is made', async () => {
    const stage = await openStage()
    const { chat } = stage.simulator
    const facts: unknown[] = []
    const emit = (fact: unknown) => void facts.push(fact)
    await createCometChatTransport({ chat, listenerId: 'one' }).start({ emit })
    await createCometChatTransport({ chat, listenerId: 'one' }).start({ emit })
    facts.length = 0
    stage.simulator.far.call()
    await stage.pass()
    expect(facts).toHaveLength(1)
  })
})

describe('Accept Call', () => {
  it('is accepted, then the session is begun', async () => {
    const stage = await ringing(true)
    await stage.done(stage.phone.answer(undefined, { video: true }))
    expect(stage.phases).toEqual(['incoming', 'connecting', 'active'])
    expect(stage.far.seen).toMatchObject({ inSession: true, video: true })
  })
})

describe('Reject Call', () => {
  it('tells the caller that it was rejected', async () => {
    const stage = await ringing()
    await stage.done(stage.phone.decline(undefined, { as: 'declined' }))
    expect(stage.far.seen.status).toBe('rejected')
    expect(endOf(stage)).toEqual(['declined', 'local'])
  })
})

describe('Cancel Call', () => {
  it('is phone.hangUp before the answer', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    await stage.done(stage.phone.hangUp())
    expect(stage.far.seen.status).toBe('cancelled')
    expect(endOf(stage)).toEqual(['cancelled', 'local'])
  })
})

describe('Start Call Session', () => {
  it('takes the token of the user, a token for the session, settings with a listener, and an element, by itself', async () => {
    const asked: string[] = []
    const stage = await openStage({ settings: (builder) => void builder.setIsAudioOnlyCall(false) })
    const { chat, calls, media } = stage.simulator
    for (const [owner, name] of [
      [chat, 'getLoggedinUser'],
      [calls, 'generateToken'],
      [media, 'open'],
      [calls, 'startSession'],
    ] as const) {
      const real: unknown = Reflect.get(owner, name)
      Reflect.set(owner, name, (...args: readonly unknown[]) => {
        asked.push(name)
        return typeof real === 'function' ? Reflect.apply(real, owner, args) : undefined
      })
    }
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass()
    expect(asked).toEqual(['getLoggedinUser', 'generateToken', 'open', 'startSession'])
    expect(stage.call.phase).toBe('active')
  })

  it('ends the call where the session cannot be begun, and says why', async () => {
    const stage = await openStage()
    stage.simulator.far.failNextSession('token')
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass()
    expect(endOf(stage)).toEqual(['media-failed', 'system'])
  })
})

describe('End Call: User who ends the call', () => {
  it.each([
    ['phone.hangUp', async (stage: Stage) => void (await stage.done(stage.phone.hangUp()))],
    ["the end button of the SDK's screen", async (stage: Stage) => stage.simulator.screen.pressEnd()],
  ])('by %s: the server hears of it, the active call is cleared, and the session is left', async (_how, end) => {
    const stage = await talking()
    await end(stage)
    await stage.pass()
    expect(stage.far.seen).toMatchObject({ status: 'ended', inSession: false })
    expect(stage.simulator.chat.getActiveCall()).toBeNull()
    expect(stage.simulator.media.standing).toBe(0)
    expect(endOf(stage)).toEqual(['hung-up', 'local'])
  })
})

describe('End Call: Remote participant', () => {
  it('clears the active call and leaves the session', async () => {
    const stage = await talking()
    stage.far.hangUp()
    await stage.pass()
    expect(endOf(stage)).toEqual(['hung-up', 'remote'])
    expect(stage.simulator.chat.getActiveCall()).toBeNull()
    expect(stage.simulator.screen.isShown).toBe(false)
  })
})

describe('Busy Call Handling', () => {
  it.each([
    ['by the user', undefined],
    ['by the phone itself', 'reject-busy' as const],
  ])('%s: the second caller hears busy, and the first call goes on', async (_who, secondCall) => {
    const stage = await talking({ policy: { ...(secondCall && { secondCall }) } })
    const second = stage.simulator.far.call({ from: 'ben' })
    await stage.pass()
    if (!secondCall) await stage.done(stage.phone.decline(undefined, { as: 'busy' }))
    expect(second.seen.status).toBe('busy')
    expect(stage.phone.getSnapshot().calls[0]?.phase).toBe('active')
  })
})
