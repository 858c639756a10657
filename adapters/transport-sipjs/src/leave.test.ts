import { type Session, SessionState } from 'sip.js'
import { describe, expect, it } from 'vitest'
import { fakeContext } from './context.fixture.ts'
import { FakeInvitation } from './fake-sip.fixture.ts'
import { decline, hangUp } from './leave.ts'
import { asTrack, FakeTrack } from './media.fixture.ts'

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

  it('does not decline a call that stands, nor touch its inputs', async () => {
    const { context, call, session, isOpen } = talking(SessionState.Established)
    call.stage = 'active'
    expect(await decline(context, call, 'busy')).toMatchObject({ ok: false, reason: 'refused' })
    expect(isOpen()).toBe(true)
    expect(session.rejected).toEqual([])
    expect(call.cause).toBeUndefined()
  })
})
