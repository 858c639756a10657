import { describe, expect, it } from 'vitest'
import type { CallSettings } from '../src/simulator/calls/settings.ts'
import { endOf, openStage, talking } from './support/stage.ts'

describe('a session', () => {
  it('is told audio or video, and how it begins, before the app shapes it', async () => {
    const seen: unknown[] = []
    const stage = await openStage({
      settings(builder, session) {
        const { values } = builder.build() as CallSettings
        seen.push({ ...session, audioOnly: values.setIsAudioOnlyCall, audioMuted: values.startWithAudioMuted })
      },
    })
    await stage.done(stage.phone.startCall({ to: 'anna', video: true, muted: true }))
    stage.far.answer()
    await stage.pass()
    const { session } = stage.far
    const { id: callId } = stage.call
    expect(seen).toEqual([{ callId, session, video: true, group: false, audioOnly: false, audioMuted: true }])
    expect(stage.call).toMatchObject({ mute: { actual: true }, video: { local: { actual: 'on' } } })
    expect(stage.far.seen).toMatchObject({ muted: true, video: true })
  })

  it('is connecting for as long as nothing is heard of it, and is given up by the phone', async () => {
    const stage = await openStage()
    stage.simulator.far.failNextSession('silent')
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass(15_000)
    expect(stage.call.phase).toBe('connecting')
    await stage.pass(6_000)
    expect(stage.call.phase).toBe('ended')
    expect(stage.far.seen.stage).toBe('ended')
    expect(stage.simulator.media.standing).toBe(0)
  })

  it('that cannot begin ends the call, and the far side hears of it', async () => {
    const stage = await openStage()
    const errors: unknown[] = []
    stage.transport.on('error', (event) => errors.push(event))
    stage.simulator.far.failNextSession('token')
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass()
    expect(endOf(stage)).toEqual(['media-failed', 'system'])
    expect(stage.far.seen.stage).toBe('ended')
    expect(errors).toMatchObject([{ vendor: { code: 'INVALID_ARGUMENT_EXCEPTION' } }])
  })

  it('that the app has no room for ends the call', async () => {
    const stage = await openStage()
    stage.simulator.media.open = () => {
      throw new Error('There is no room.')
    }
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass()
    expect(stage.call).toMatchObject({
      phase: 'ended',
      end: { reason: 'media-failed', vendor: { message: 'There is no room.' } },
    })
  })

  it('is not begun when the call has ended while the app made room, and the room is given back', async () => {
    const stage = await openStage()
    const { media, calls } = stage.simulator
    const open = media.open
    let ready = () => {}
    media.open = (session) => {
      const element = open(session)
      return new Promise((resolve) => {
        ready = () => resolve(element)
      })
    }
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    await stage.pass()
    stage.far.hangUp()
    await stage.pass()
    ready()
    await stage.pass()
    expect([media.standing, calls.current]).toEqual([0, undefined])
  })

  it.each([
    ['hangUp', 'hung-up', 'remote'],
    ['crash', 'hung-up', 'remote'],
  ] as const)('ends once by a %s of the far side, of which both SDKs speak', async (does, reason, by) => {
    const stage = await talking()
    const ends: unknown[] = []
    stage.phone.on('call.ended', (event) => ends.push(event))
    stage.far[does]()
    await stage.pass()
    expect(endOf(stage)).toEqual([reason, by])
    expect(ends).toHaveLength(1)
    expect(stage.diagnostics).toEqual([])
    expect(stage.simulator.chat.getActiveCall()).toBeNull()
    expect(stage.simulator.media.standing).toBe(0)
  })

  it("ends by the button of the SDK's own screen, and the server hears of it", async () => {
    const stage = await talking()
    stage.simulator.screen.pressEnd()
    await stage.pass()
    expect(endOf(stage)).toEqual(['hung-up', 'local'])
    expect(stage.far.seen.status).toBe('ended')
  })

  it('ends when nobody else was there for 180 seconds, by the SDK, and the server hears of it', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'anna' }))
    stage.far.answer()
    // Gone before this side has joined: nobody has left a session that this side was in.
    stage.far.crash()
    await stage.pass(179_000)
    expect(stage.call.phase).toBe('active')
    await stage.pass(2_000)
    expect(stage.call).toMatchObject({ end: { reason: 'hung-up', by: 'system', vendor: { code: 'onSessionTimeout' } } })
    expect(stage.far.seen.status).toBe('ended')
  })

  it('becomes one with video when the far side agrees, and is an audio call until then', async () => {
    const stage = await talking()
    stage.far.agreesToVideo = false
    void stage.phone.setVideo('on')
    await stage.pass()
    expect(stage.call).toMatchObject({ video: { local: { actual: 'off', pending: true } } })
    stage.far.askForVideo()
    await stage.pass()
    expect(stage.call).toMatchObject({ video: { local: { actual: 'on' }, remote: 'on' } })
    await stage.done(stage.phone.setVideo('off'))
    expect(stage.far.seen.video).toBe(false)
    await stage.done(stage.phone.setVideo('on'))
    expect(stage.far.seen.video).toBe(true)
    expect(await stage.done(stage.phone.switchCamera())).toMatchObject({ ok: true })
  })

  it("adopts what the SDK's own screen and others mute", async () => {
    const stage = await talking()
    stage.simulator.screen.pressMute()
    await stage.pass()
    expect(stage.call).toMatchObject({ mute: { actual: true, by: 'user' } })
    await stage.done(stage.phone.unmute())
    expect(stage.far.seen.muted).toBe(false)
    stage.far.muteYou()
    await stage.pass()
    expect(stage.call).toMatchObject({ mute: { actual: true, by: 'remote' } })
  })

  it('tells the devices there are, and chooses among them', async () => {
    const stage = await talking()
    await stage.pass(600)
    const { audio, inputs } = stage.phone.getSnapshot()
    expect(audio.outputs.map(({ id }) => id)).toEqual(['out-1', 'out-2'])
    expect(inputs.microphones.map(({ id }) => id)).toEqual(['mic-1', 'mic-2'])
    expect(await stage.done(stage.phone.setAudioOutput('out-2'))).toMatchObject({ ok: true })
    expect(await stage.done(stage.phone.setMicrophone('mic-2'))).toMatchObject({ ok: true })
    expect(await stage.done(stage.phone.setCamera('cam-1'))).toMatchObject({ ok: true })
    expect(stage.phone.getSnapshot()).toMatchObject({
      audio: { current: { actual: 'out-2' } },
      inputs: { microphone: { actual: 'mic-2' }, camera: { actual: 'cam-1' } },
    })
    expect(await stage.done(stage.phone.setCamera('cam-9'))).toMatchObject({ ok: false, reason: 'no-device' })
  })
})

describe('without the Calls SDK', () => {
  it('rings, and is active once it is answered', async () => {
    const stage = await talking({ withoutMedia: true })
    expect(stage.phases).toEqual(['preparing', 'dialing', 'connecting', 'active'])
    expect(stage.call.cannot).toMatchObject({ mute: 'not-supported', setVideo: 'not-supported' })
    await stage.done(stage.phone.hangUp())
    expect(stage.far.seen.status).toBe('ended')
  })
})
