import { Inviter, type Session, SessionState } from 'sip.js'
import { describe, expect, it } from 'vitest'
import { fakeContext } from '../fixtures/context.fixture.ts'
import { FakeInvitation } from '../fixtures/fake-sip.fixture.ts'
import { asTrack, FakeTrack } from '../fixtures/media.fixture.ts'
import { decline, hangUp } from './leave.ts'

function talking(state: SessionState) {
  const { context, facts } = fakeContext()
  const call = context.calls.offer('c1')
  const session = new FakeInvitation('c1')
  session.state = state
  call.session = session as unknown as Session
  const inputs = { microphone: new FakeTrack('audio'), camera: new FakeTrack('video') }
  call.microphone = asTrack(inputs.microphone)
  call.camera = asTrack(inputs.camera)
  return { context, call, facts, session, isOpen: () => inputs.microphone.live || inputs.camera.live }
}

describe('leaving a call', () => {
  it('closes microphone and camera at once, while BYE waits for its answer', async () => {
    const { context, call, facts, isOpen } = talking(SessionState.Established)
    expect(await hangUp(context, call)).toEqual({ ok: true })
    expect(isOpen()).toBe(false)
    expect(facts).toEqual([])
  })

  it('closes the inputs of a call that is declined while it is being answered', async () => {
    const { context, call, isOpen } = talking(SessionState.Establishing)
    await decline(context, call, 'busy')
    expect(isOpen()).toBe(false)
  })

  it('whose answer is being taken in says BYE when it stands, and no CANCEL before', async () => {
    const { context, call } = talking(SessionState.Establishing)
    const said: string[] = []
    const listeners: ((state: SessionState) => void)[] = []
    let state = SessionState.Establishing
    const inviter = Object.defineProperties(Object.create(Inviter.prototype), {
      state: { get: () => state },
      dialog: { value: {} },
      userAgent: { value: { isConnected: () => true } },
      stateChange: { value: { addListener: (listener: (now: SessionState) => void) => listeners.push(listener) } },
      cancel: { value: async () => said.push('CANCEL') },
      bye: { value: async () => said.push('BYE') },
    })
    call.session = inviter
    expect(await hangUp(context, call)).toEqual({ ok: true })
    expect(said).toEqual([])
    state = SessionState.Established
    for (const listener of listeners) listener(SessionState.Established)
    expect(said).toEqual(['BYE'])
  })

  it('does not decline a call that stands, nor touch its inputs', async () => {
    const { context, call, session, isOpen } = talking(SessionState.Established)
    call.stage = 'active'
    expect(await decline(context, call, 'busy')).toMatchObject({ ok: false, reason: 'refused' })
    expect(isOpen()).toBe(true)
    expect(session.rejected).toEqual([])
    expect(call.cause).toBeUndefined()
  })
})
