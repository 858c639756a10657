import type { Fact } from '@offhook/core'
import { type Session, SessionState } from 'sip.js'
import { describe, expect, it } from 'vitest'
import { Calls } from './calls.ts'
import type { Context } from './context.ts'
import { FakeInvitation, fakeSip } from './fake-sip.fixture.ts'
import { decline, hangUp } from './leave.ts'

function talking(state: SessionState) {
  const facts: Fact[] = []
  const calls = new Calls()
  const media = { play: () => undefined, stop: () => undefined }
  const context: Context = { sip: fakeSip().sip, calls, media, earlyMedia: true, emit: (fact) => void facts.push(fact) }
  const call = calls.offer('c1')
  const session = new FakeInvitation('c1')
  session.state = state
  call.session = session as unknown as Session
  let open = true
  const release = () => {
    open = false
  }
  call.microphone = { stream: {} as MediaStream, setOpen: () => undefined, release }
  return { context, call, facts, session, isOpen: () => open }
}

describe('leaving a call', () => {
  it('closes the microphone at once, while BYE waits for its answer', async () => {
    const { context, call, facts, isOpen } = talking(SessionState.Established)
    expect(await hangUp(context, call)).toEqual({ ok: true })
    expect(isOpen()).toBe(false)
    expect(facts).toEqual([])
  })

  it('closes the microphone of a call that is declined while it is being answered', async () => {
    const { context, call, isOpen } = talking(SessionState.Establishing)
    await decline(context, call, 'busy')
    expect(isOpen()).toBe(false)
  })

  it('does not decline a call that stands, nor touch its microphone', async () => {
    const { context, call, session, isOpen } = talking(SessionState.Established)
    call.stage = 'active'
    expect(await decline(context, call, 'busy')).toMatchObject({ ok: false, reason: 'refused' })
    expect(isOpen()).toBe(true)
    expect(session.rejected).toEqual([])
    expect(call.cause).toBeUndefined()
  })
})
