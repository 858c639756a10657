import type { Command } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { asCallId, rig, targetOf } from '../fixture.ts'

const startCall = (video: boolean): Extract<Command, { type: 'startCall' }> => ({
  type: 'startCall',
  call: { callId: asCallId('ours'), refs: {} },
  to: '200',
  video,
  muted: false,
})
const setMicrophone = (id: string): Command<never> => ({ type: 'setMicrophone', id, from: undefined })
const setCamera = (id: string): Command<never> => ({ type: 'setCamera', id, from: undefined })

async function device() {
  const phone = await rig().signedIn()
  return { phone, far: phone.far, said: () => phone.of('inputs.changed').map(({ type, ...levels }) => levels) }
}

describe('the simulated microphones and cameras', () => {
  it('are listed to every phone that begins, with those that live calls have open', async () => {
    const phone = rig()
    const lists = {
      microphones: [
        { id: 'built-in', name: 'Built-in microphone' },
        { id: 'headset', name: 'Headset' },
      ],
      cameras: [
        { id: 'front', name: 'Front camera' },
        { id: 'back', name: 'Back camera' },
      ],
    }
    expect(phone.of('inputs.changed')).toEqual([{ type: 'inputs.changed', ...lists }])
    await (await phone.signedIn()).talking()
    const facts: unknown[] = []
    await phone.transport.start({ emit: (fact) => void facts.push(fact) })
    expect(facts).toContainEqual({ type: 'inputs.changed', ...lists, microphone: 'built-in' })
  })

  it('are reported when a call opens them, once', async () => {
    const { phone, said } = await device()
    await phone.ask(startCall(false))
    const call = phone.far.call({ video: true })
    await phone.ask({ type: 'answer', call: targetOf(call), video: true, muted: false })
    await phone.ask(startCall(true))
    expect(said()).toEqual([{ microphone: 'built-in' }, { camera: 'front' }])
  })

  it('are chosen at once, for the calls there are and those to come', async () => {
    const { phone, far, said } = await device()
    expect(await phone.ask(setMicrophone('headset'))).toEqual({ ok: true })
    expect(await phone.ask(setCamera('back'))).toEqual({ ok: true })
    await phone.ask(startCall(true))
    expect(said()).toEqual([
      { microphone: 'headset', evidence: 'ack', by: 'user' },
      { camera: 'back', evidence: 'ack', by: 'user' },
    ])
    expect(far.inputs).toMatchObject({ microphone: 'headset', camera: 'back' })
  })

  it('are refused by name of what is wrong, and nothing else changes', async () => {
    const { phone, far, said } = await device()
    expect(await phone.ask(setMicrophone('usb'))).toEqual({ ok: false, reason: 'no-device' })
    far.occupy('headset')
    expect(await phone.ask(setMicrophone('headset'))).toEqual({ ok: false, reason: 'device-busy' })
    far.occupy('headset', false)
    far.permission('camera', 'denied')
    expect(await phone.ask(setCamera('back'))).toMatchObject({ reason: 'permission-denied', permission: 'camera' })
    expect(said()).toEqual([])
    expect(await phone.ask(setMicrophone('headset'))).toEqual({ ok: true })
  })

  it.each([
    ['there is none', 'no-device'],
    ['another program has it', 'device-busy'],
  ] as const)('start no call and answer none when %s: %s', async (what, reason) => {
    const { phone, far } = await device()
    for (const { id } of far.inputs.microphones) {
      if (reason === 'no-device') far.unplug(id)
      else far.occupy(id)
    }
    expect(await phone.ask(startCall(false)), what).toEqual({ ok: false, reason })
    const call = far.call()
    const answer = await phone.ask({ type: 'answer', call: targetOf(call), video: false, muted: false })
    expect(answer).toEqual({ ok: false, reason })
    expect(call.stage).toBe('ringing')
  })

  it('leave a call alone that cannot have its camera', async () => {
    const { phone, far } = await device()
    const call = await phone.talking()
    far.occupy('front')
    const video = { type: 'setVideo', call: targetOf(call), video: 'on', from: 'off' } as const
    expect(await phone.ask(video)).toEqual({ ok: false, reason: 'device-busy' })
    expect([call.stage, call.videoOfPhone]).toEqual(['talking', 'off'])
    far.occupy('front', false)
    expect(await phone.ask(video)).toEqual({ ok: true })
  })

  it('come and go', async () => {
    const { phone, far, said } = await device()
    const call = await phone.talking()
    far.plugIn('microphone', { id: 'usb', name: 'USB headset' })
    expect(said().at(-1)).toMatchObject({ microphones: [{}, {}, { id: 'usb' }], by: 'system' })
    await phone.ask(setMicrophone('usb'))
    far.unplug('usb')
    expect(said().at(-1)).toMatchObject({ microphones: [{}, {}], microphone: null, by: 'system' })
    expect(far.inputs.microphone).toBeNull()
    expect(call.stage).toBe('talking')
    far.unplug('headset')
    expect(said().at(-1)).toEqual({ microphones: [{ id: 'built-in', name: 'Built-in microphone' }], by: 'system' })
    await phone.ask(startCall(false))
    expect(said().at(-1)).toEqual({ microphone: 'built-in' })
  })

  it('end the picture of calls when the camera in use is pulled out', async () => {
    const { phone, far } = await device()
    const call = await phone.talking()
    await phone.ask({ type: 'setVideo', call: targetOf(call), video: 'on', from: 'off' })
    far.unplug('front')
    expect(phone.of('call.videoChanged').at(-1)).toMatchObject({ side: 'local', video: 'off', by: 'system' })
    expect(call.videoOfPhone).toBe('off')
  })
})

describe('switchCamera', () => {
  it('goes round the cameras that there are', async () => {
    const { phone, far } = await device()
    const call = await phone.talking()
    const next = () => phone.ask({ type: 'switchCamera', call: targetOf(call) })
    expect(await next()).toMatchObject({ ok: false, reason: 'refused' })
    await phone.ask({ type: 'setVideo', call: targetOf(call), video: 'on', from: 'off' })
    const used = []
    for (let round = 0; round < 2; round += 1) {
      await next()
      used.push(far.inputs.camera)
    }
    expect(used).toEqual(['back', 'front'])
    far.unplug('back')
    expect(await next()).toEqual({ ok: false, reason: 'no-device' })
  })
})
