import { describe, expect, it } from 'vitest'
import { fakeContext, talking } from './context.fixture.ts'
import { gate, settle } from './fake-sip.fixture.ts'
import { setHold } from './hold.ts'
import { reinvite } from './reinvite.ts'
import { restartMedia } from './restart-media.ts'

describe('an offer within a call', () => {
  it('is answered by what the far side says to it', async () => {
    for (const [refusal, reason] of [
      [{ statusCode: 491 }, 'glare'],
      [{ statusCode: 488 }, 'refused'],
      [{ statusCode: 503 }, 'refused'],
      [{ statusCode: 481 }, 'no-such-call'],
      [{ statusCode: 408, invented: true }, 'failed'],
      [{ statusCode: 503, invented: true }, 'offline'],
    ] as const) {
      const { context, call, far } = talking()
      far.refusals.push(refusal)
      expect(await reinvite(context, call, {})).toMatchObject({
        ok: false,
        reason,
        vendor: { code: refusal.statusCode },
      })
    }
  })

  it('waits for the one before it, and goes out whatever became of that', async () => {
    const { context, call, far } = talking()
    const { passed, open } = gate()
    call.offering = passed
    far.refusals.push({ statusCode: 500 })
    const both = [reinvite(context, call, { hold: true }), reinvite(context, call, { hold: false })]
    await settle()
    expect(far.offers).toEqual([])
    open()
    expect(await Promise.all(both)).toMatchObject([{ ok: false }, { ok: true }])
    expect(far.offers).toEqual([{ hold: true }, { hold: false }])
  })

  it('is not made where it is needless when its turn comes', async () => {
    const { context, call, far } = talking()
    const { passed, open } = gate()
    call.offering = passed
    let needless = false
    const outcome = reinvite(context, call, {}, { isNeedless: () => needless })
    needless = true
    open()
    expect(await outcome).toEqual({ ok: true })
    expect(far.offers).toEqual([])
  })

  it('is glare while an offer of the far side is being answered, and offline without a link', async () => {
    const { context, call, connection, far } = talking()
    connection.signalingState = 'have-remote-offer'
    expect(await reinvite(context, call, {})).toMatchObject({ reason: 'glare' })
    const without = talking(fakeContext({ isUp: () => false }))
    expect(await reinvite(without.context, without.call, {})).toEqual({ ok: false, reason: 'offline' })
    expect([...far.offers, ...without.far.offers]).toEqual([])
  })

  it('does not outlive its call', async () => {
    const { context, call, far } = talking()
    far.invite = () => new Promise(() => undefined)
    const outcome = reinvite(context, call, {})
    await settle()
    call.release()
    expect(await outcome).toMatchObject({ reason: 'no-such-call' })
    expect(await reinvite(context, call, {})).toMatchObject({ reason: 'no-such-call' })
  })

  it('leaves nothing of itself for the next one', async () => {
    const { context, call, far } = talking()
    far.sessionDescriptionHandlerOptionsReInvite = { hold: true }
    await reinvite(context, call, { hold: true })
    expect(far.sessionDescriptionHandlerOptionsReInvite).toEqual({})
  })

  it('asks for a new path when the media are restarted', async () => {
    const { context, call, far } = talking()
    expect(await restartMedia(context, call)).toEqual({ ok: true })
    expect(far.offers).toEqual([{ offerOptions: { iceRestart: true } }])
  })
})

describe('hold', () => {
  it('is silent both ways once it is agreed, and from the asking on towards the far side', async () => {
    const { context, call, connection, microphone } = talking()
    const { passed, open } = gate()
    call.offering = passed
    const heard = () => connection.transceivers.map(({ receiver }) => receiver.track.enabled)
    const held = setHold(context, call, true)
    expect([microphone.enabled, heard()]).toEqual([false, [true]])
    open()
    await held
    expect([microphone.enabled, heard()]).toEqual([false, [false]])
    await setHold(context, call, false)
    expect([microphone.enabled, heard()]).toEqual([true, [true]])
  })

  it('that is refused leaves both sides heard', async () => {
    const { context, call, connection, far, microphone } = talking()
    far.refusals.push({ statusCode: 488 })
    expect(await setHold(context, call, true)).toMatchObject({ ok: false })
    expect(microphone.enabled).toBe(true)
    expect(connection.transceivers).toMatchObject([{ receiver: { track: { enabled: true } } }])
  })
})
