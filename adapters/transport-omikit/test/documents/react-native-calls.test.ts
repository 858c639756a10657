import { describe, expect, it } from 'vitest'
import { omiStateOf } from '../../src/index.ts'
import { openSimulated, talking, theCall, theFar } from '../support/simulated-phone.ts'
import { rn } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omikit-plugin 4.0, sample by sample: how a call goes, and what is done in it.

describe.each(rn)(sample('Outgoing Call Flow'), (_name, kind) => {
  it('is dialled, rings, talks and ends, with the numbers of their enum', async () => {
    const line = await openSimulated(kind)
    const states: number[] = []
    line.phone.subscribe(() => {
      const state = omiStateOf(line.phone.getSnapshot().calls.at(-1))
      if (state !== states.at(-1)) states.push(state)
    })
    await line.answer(line.phone.startCall({ to: '0901234567' }))
    theFar(line).ring()
    await line.pass()
    expect(theCall(line)).toMatchObject({ phase: 'ringing', direction: 'outgoing' })
    theFar(line).answer()
    await line.pass()
    expect(await line.answer(line.phone.hangUp())).toMatchObject({ ok: true })
    expect(states.filter((state) => [1, 3, 5, 6].includes(state))).toEqual([1, 3, 5, 6])
  })
})

describe.each(rn)(sample('Incoming Call, App in Foreground'), (_name, kind) => {
  it('is told with its number, and talks once it was answered', async () => {
    const line = await openSimulated(kind)
    const heard: (string | undefined)[] = []
    line.phone.on('call.incoming', ({ call }) => heard.push(call.remote.address))
    const far = line.simulator.far.call({ from: '0907654321', video: false })
    await line.pass()
    expect([heard, omiStateOf(theCall(line))]).toEqual([['0907654321'], 2])
    expect(await line.answer(line.phone.answer())).toMatchObject({ ok: true })
    await line.pass()
    expect([theCall(line).phase, omiStateOf(theCall(line)), far.seen.stage]).toEqual(['active', 5, 'talking'])
  })
})

describe.each(rn)(sample('Missed Call Flow'), (_name, kind) => {
  it('is told once as missed, and again by a tap on its notification', async () => {
    const line = await openSimulated(kind)
    const missed: (string | undefined)[] = []
    line.phone.on('call.missed', ({ record }) => missed.push(record.remote.address))
    const tapped: unknown[] = []
    line.transport.on('missedCallTapped', (call) => tapped.push(call))
    const far = line.simulator.far.call({ from: '0901234567', video: true })
    await line.pass(5_000)
    far.cancel()
    await line.pass()
    line.simulator.far.tapMissedCall({ from: '0901234567', video: true })
    await line.pass()
    expect(missed).toEqual(['0901234567'])
    expect(tapped).toEqual([{ address: '0901234567', video: true }])
    expect(line.phone.getSnapshot().log).toMatchObject([{ missed: true, remote: { address: '0901234567' } }])
  })
})

describe.each(rn)(sample('Call Transfer Flow'), (_name, kind) => {
  it('hands the far side on, and is out of the call', async () => {
    const line = await talking(kind)
    expect(await line.answer(line.phone.transfer({ to: '101' }))).toMatchObject({ ok: true })
    await line.pass(3_000)
    expect(theFar(line).seen).toMatchObject({ stage: 'ended', transferredTo: '101' })
    expect(theCall(line).phase).toBe('ended')
  })
})

describe.each(rn)(sample('Reject and Drop Call Flow'), (_name, kind) => {
  it.each([
    ['rejectCall: this device, 486', 'busy', 486],
    ['dropCall: all devices, 603', 'declined', 603],
  ] as const)('%s', async (_what, as, code) => {
    const line = await openSimulated(kind)
    const far = line.simulator.far.call({ from: '0901' })
    await line.pass()
    expect(await line.answer(line.phone.decline(undefined, { as }))).toMatchObject({ ok: true })
    expect(far.seen).toMatchObject({ stage: 'ended', code })
    expect(theCall(line)).toMatchObject({ phase: 'ended', end: { by: 'local' } })
    expect(line.phone.getSnapshot().log[0]?.missed).toBe(false)
  })
})

describe.each(rn)(sample('Media Control'), (_name, kind) => {
  it('mutes, holds and sends digits by value, however often it is asked', async () => {
    const line = await talking(kind)
    for (const [ask, seen] of [
      [() => line.phone.mute(), { muted: true }],
      [() => line.phone.mute(), { muted: true }],
      [() => line.phone.unmute(), { muted: false }],
      [() => line.phone.hold(), { held: true }],
      [() => line.phone.hold(), { held: true }],
      [() => line.phone.resume(), { held: false }],
      [() => line.phone.sendDigits('42#'), { digits: '42#' }],
    ] as const) {
      expect(await line.answer<{ readonly ok: boolean }>(ask())).toMatchObject({ ok: true })
      await line.pass(3_000)
      expect(theFar(line).seen).toMatchObject(seen)
    }
  })

  it('lists the outputs and takes another: the loudspeaker, and the earpiece again', async () => {
    const line = await talking(kind)
    line.simulator.far.plug('bluetooth')
    await line.pass()
    const { outputs } = line.phone.getSnapshot().audio
    expect(outputs.map(({ kind: of }) => of)).toEqual(expect.arrayContaining(['earpiece', 'speaker', 'bluetooth']))
    for (const id of ['1', '0']) {
      expect(await line.answer(line.phone.setAudioOutput(id))).toMatchObject({ ok: true })
      expect(line.phone.getSnapshot().audio.current.actual).toBe(id)
    }
  })
})

describe.each(rn)(sample('User & Info'), (_name, kind) => {
  it('knows who is signed in, who is at the other side, and whose number this is', async () => {
    // On Android the plugin's own JavaScript spoils the third; the native module has it.
    const line = await openSimulated(kind, { bridgeOf: ({ bridge }) => bridge })
    line.simulator.far.call({ from: '200' })
    await line.pass()
    const { omi } = line.transport
    expect(await line.answer(omi.getCurrentUser())).toMatchObject({ ok: true, value: { extension: '100' } })
    expect(await line.answer(omi.getGuestUser())).toMatchObject({ ok: true, value: { extension: '200' } })
    expect(await line.answer(omi.getUserInfo('200'))).toMatchObject({ ok: true, value: { extension: '200' } })
    expect(await line.answer(omi.getUserInfo('999'))).toEqual({ ok: true, value: undefined })
  })
})

describe.each(rn)(sample('Getter Functions'), (_name, kind) => {
  it('tell of the device and the account; where there is nothing, `undefined`', async () => {
    const { transport, answer } = await openSimulated(kind)
    const { omi } = transport
    const text = { ok: true, value: expect.stringMatching(/./) }
    expect(await answer(omi.getAppId())).toEqual(text)
    expect(await answer(omi.getDeviceId())).toEqual(text)
    expect(await answer(omi.getFcmToken())).toEqual({ ok: true, value: 'token' })
    expect(await answer(omi.getSipInfo())).toEqual({ ok: true, value: '100@demo' })
    expect(await answer(omi.getProjectId())).toEqual({ ok: true, value: undefined })
    const voip = await answer(omi.getVoipToken())
    expect(voip).toMatchObject(kind.platform === 'ios' ? text : { ok: false, reason: 'not-supported' })
  })
})
