import { describe, expect, it } from 'vitest'
import { openStage, talking } from './support/stage.ts'

const ok = { ok: true, value: undefined }

describe('transport.cometchat', () => {
  it('does what works on a session where one stands, and says so where none does', async () => {
    const stage = await talking()
    const { cometchat } = stage.transport
    const asked = () => [
      cometchat.startScreenShare(),
      cometchat.stopScreenShare(),
      cometchat.startRecording(),
      cometchat.stopRecording(),
      cometchat.setMode('SPOTLIGHT'),
      cometchat.openVirtualBackground(),
      cometchat.closeVirtualBackground(),
      cometchat.setBackgroundBlur(1),
      cometchat.setBackgroundImage('https://pictures.test/sea.png'),
      cometchat.switchToVideoCall(),
    ]
    expect(asked()).toEqual(Array(10).fill(ok))
    await stage.done(stage.phone.hangUp())
    expect(asked()).toEqual(Array(10).fill({ ok: false, reason: 'no-session' }))
  })

  it('tells of recordings, of shared screens, and of who comes and goes', async () => {
    const stage = await talking()
    const told: string[] = []
    for (const event of [
      'recordingStarted',
      'recordingStopped',
      'screenShareStarted',
      'screenShareStopped',
      'userLeft',
    ] as const)
      stage.transport.on(event, ({ session, callId }) =>
        told.push(`${event} ${session === stage.far.session && callId === stage.call.id}`),
      )
    const { cometchat } = stage.transport
    cometchat.startRecording()
    cometchat.stopRecording()
    cometchat.startScreenShare()
    cometchat.stopScreenShare()
    stage.far.hangUp()
    await stage.pass()
    expect(told).toEqual([
      'recordingStarted true',
      'recordingStopped true',
      'screenShareStarted true',
      'screenShareStopped true',
      'userLeft true',
    ])
  })

  it('leaves the session alone, and the call stands', async () => {
    const stage = await talking()
    expect(stage.transport.cometchat.endSession()).toEqual(ok)
    expect(stage.simulator.screen.isShown).toBe(false)
    await stage.pass()
    expect(stage.call.phase).toBe('active')
  })

  it('asks the server about calls', async () => {
    const stage = await talking()
    const { session } = stage.far
    const { cometchat } = stage.transport
    expect(await stage.done(cometchat.getCallParticipantCount(session, 'user'))).toEqual({ ok: true, value: 2 })
    expect(await stage.done(cometchat.getCallDetails(session))).toMatchObject({ ok: true, value: [{}] })
    expect(await stage.done(cometchat.generateToken(session))).toEqual({ ok: true, value: `me|${session}` })
    expect(cometchat.getActiveCall()).not.toBeNull()
    stage.simulator.far.failNext('ERR_PLAN')
    const refused = { ok: false, reason: 'failed', vendor: { code: 'ERR_PLAN' } }
    expect(await stage.done(cometchat.getCallDetails(session))).toMatchObject(refused)
  })

  it('reports a presentation that is refused, after which calls go on as before', async () => {
    const stage = await openStage()
    const errors: unknown[] = []
    stage.transport.on('error', (event) => errors.push(event))
    const session = 'v1.us.simulated.talk'
    const seen: unknown[] = []
    const settings = (builder: object) => void seen.push(builder)
    expect(await stage.done(stage.transport.cometchat.joinPresentation({ session, element: {}, settings }))).toEqual(ok)
    await stage.pass()
    expect(errors).toMatchObject([{ session, vendor: { code: 'ERROR_PRESENTER_MODE' } }])
    expect(seen).toHaveLength(1)
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass()
    expect(stage.call.phase).toBe('active')
  })

  it('keeps listeners over the end of a session, and forgets them when told to', async () => {
    const stage = await talking()
    const { cometchat } = stage.transport
    const heard: string[] = []
    cometchat.addCallEventListener('app', { onUserJoined: () => heard.push('joined') })
    stage.far.hangUp()
    await stage.pass()
    await stage.done(stage.phone.startCall({ to: 'ben' }))
    stage.far.answer()
    await stage.pass()
    expect(heard).toEqual(['joined'])
    cometchat.removeCallEventListener('app')
    await stage.done(stage.phone.hangUp())
    await stage.done(stage.phone.startCall({ to: 'carl' }))
    stage.far.answer()
    await stage.pass()
    expect(heard).toEqual(['joined'])
  })

  it('has nothing of the Calls SDK where there is none', async () => {
    const stage = await openStage({ withoutMedia: true })
    const { cometchat } = stage.transport
    const lacking = { ok: false, reason: 'not-supported' }
    expect(cometchat.setMode('TILE')).toEqual(lacking)
    expect(cometchat.addCallEventListener('app', {})).toEqual(lacking)
    expect(await cometchat.getCallDetails('s')).toEqual(lacking)
  })

  it('reports a listener of the app that throws, and harms no call', async () => {
    const stage = await talking()
    stage.transport.on('userLeft', () => {
      throw new Error('app')
    })
    stage.far.hangUp()
    await stage.pass()
    expect(stage.call.phase).toBe('ended')
    expect(stage.diagnostics).toHaveLength(1)
  })
})
