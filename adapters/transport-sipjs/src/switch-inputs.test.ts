import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeContext, talking } from './context.fixture.ts'
import { settle } from './fake-sip.fixture.ts'
import { type FakeTrack, plugIn } from './media.fixture.ts'
import { setCamera, setMicrophone, switchCamera } from './switch-inputs.ts'
import { setVideo } from './video.ts'

afterEach(() => vi.unstubAllGlobals())

const never = new AbortController().signal
const sentBy = ({ connection }: ReturnType<typeof talking>, kind: 'audio' | 'video') =>
  connection.transceivers.find(({ receiver }) => receiver.track.kind === kind)?.sender.track

/** Calls that send video from the first camera. */
async function seen(count = 1) {
  const devices = plugIn()
  const shared = fakeContext()
  const calls = Array.from({ length: count }, (_, index) => talking(shared, `call-${index}`))
  for (const { context, call } of calls) await setVideo(context, call, 'on', never)
  shared.facts.length = 0
  const [first] = calls
  if (first === undefined) throw new Error('There is no call.')
  return { ...first, devices, calls, first }
}

describe('setMicrophone', () => {
  it('gives every live call a track of its own and lets the old ones go', async () => {
    const devices = plugIn()
    const shared = fakeContext()
    const calls = [talking(shared, 'one'), talking(shared, 'two')]
    expect(await setMicrophone(shared.context, 'mic-2')).toEqual({ ok: true })
    expect(devices.open).toMatchObject([{ deviceId: 'mic-2' }, { deviceId: 'mic-2' }])
    expect(calls.map((each) => sentBy(each, 'audio'))).toEqual(devices.open)
    expect(calls.map(({ microphone }) => microphone.live)).toEqual([false, false])
    expect(calls.flatMap(({ far }) => far.offers)).toEqual([])
    expect(shared.facts.at(-1)).toEqual({
      type: 'inputs.changed',
      microphone: 'mic-2',
      by: 'user',
      evidence: 'ack',
    })
  })

  it('is in force for calls to come', async () => {
    const devices = plugIn()
    const { context, facts } = fakeContext()
    expect(await setMicrophone(context, 'mic-2')).toEqual({ ok: true })
    expect(context.inputs.microphone).toBe('mic-2')
    expect(facts).toMatchObject([{ microphone: 'mic-2' }])
    expect(devices.tracks).toEqual([])
  })

  it('stays silent in a call that is muted or held', async () => {
    for (const silent of ['muted', 'held', 'changingHold'] as const) {
      const devices = plugIn()
      const { context, call } = talking()
      if (silent === 'held' && call.negotiation !== undefined) call.negotiation.held = true
      else if (silent !== 'held') call[silent] = true
      await setMicrophone(context, 'mic-2')
      expect(devices.open, silent).toMatchObject([{ enabled: false }])
    }
  })

  it('changes nothing where it cannot be had', async () => {
    const devices = plugIn()
    devices.busy.add('mic-2')
    const { context, facts, microphone } = talking()
    expect(await setMicrophone(context, 'gone')).toEqual({ ok: false, reason: 'no-device' })
    expect(await setMicrophone(context, 'mic-2')).toMatchObject({ ok: false, reason: 'device-busy' })
    expect(microphone.live).toBe(true)
    expect(context.inputs.microphone).toBeUndefined()
    expect(facts).toEqual([])
  })

  it('leaves nothing open when the last call ends meanwhile', async () => {
    const devices = plugIn()
    const { context, call } = talking()
    const outcome = setMicrophone(context, 'mic-2')
    await Promise.resolve()
    context.calls.remove(call)
    call.release()
    expect(await outcome).toEqual({ ok: true })
    expect(devices.open).toEqual([])
  })
})

describe('setCamera', () => {
  it('takes the place of the other in every call, within the same stream', async () => {
    const { context, devices, calls, call, far } = await seen(2)
    const shown = call.localView.stream
    const offers = far.offers.length
    expect(await setCamera(context, 'cam-2')).toEqual({ ok: true })
    expect(devices.open).toMatchObject([{ deviceId: 'cam-2' }, { deviceId: 'cam-2' }])
    expect(calls.map((each) => sentBy(each, 'video'))).toEqual(devices.open)
    expect(call.localView.stream).toBe(shown)
    expect(shown?.getTracks()).toEqual([devices.open[0]])
    expect(far.offers).toHaveLength(offers)
    expect(context.inputs.camera).toBe('cam-2')
  })

  it('brings the old one back where the new one is busy', async () => {
    const { context, devices, first, call } = await seen()
    devices.busy.add('cam-2')
    expect(await setCamera(context, 'cam-2')).toMatchObject({ ok: false, reason: 'device-busy' })
    expect(devices.open).toMatchObject([{ deviceId: 'cam-1', enabled: true }])
    expect(sentBy(first, 'video')).toBe(devices.open[0])
    expect(call.localVideo).toBe('on')
    expect(context.inputs.camera).toBeUndefined()
  })

  it('turns video off where no camera can be had any more', async () => {
    const { context, devices, first, facts } = await seen()
    devices.busy.add('cam-1').add('cam-2')
    expect(await setCamera(context, 'cam-2')).toMatchObject({ ok: false, reason: 'device-busy' })
    expect(devices.open).toEqual([])
    expect(sentBy(first, 'video')).toBeNull()
    expect(facts.at(-1)).toMatchObject({ type: 'call.videoChanged', side: 'local', video: 'off', by: 'system' })
  })

  it('is in force for calls to come', async () => {
    plugIn()
    const { context, call } = talking()
    await setCamera(context, 'cam-2')
    await setVideo(context, call, 'on', never)
    expect(call.camera?.getSettings().deviceId).toBe('cam-2')
  })
})

describe('switchCamera', () => {
  it('goes round', async () => {
    const { context, call, devices } = await seen()
    devices.cameras.push('cam-3')
    const used: unknown[] = []
    for (let round = 0; round < 3; round++) {
      expect(await switchCamera(context, call)).toEqual({ ok: true })
      used.push(call.camera?.getSettings().deviceId)
    }
    expect(used).toEqual(['cam-2', 'cam-3', 'cam-1'])
    expect(devices.open).toHaveLength(1)
  })

  it('is refused where there is one camera only, or the call sends none', async () => {
    const { context, call, devices } = await seen()
    devices.cameras.splice(1)
    expect(await switchCamera(context, call)).toMatchObject({ ok: false, reason: 'no-device' })
    await setVideo(context, call, 'off', never)
    expect(await switchCamera(context, call)).toMatchObject({ ok: false, reason: 'refused' })
  })
})

describe('a device that is pulled out', () => {
  it('is told; the call lives and takes another', async () => {
    const devices = plugIn()
    const { context, call, facts, microphone } = talking()
    microphone.lose()
    expect(facts).toEqual([{ type: 'inputs.changed', microphone: null, by: 'system' }])
    expect(await setMicrophone(context, 'mic-2')).toEqual({ ok: true })
    expect(call.microphone).toBe(devices.open[0])
  })

  it('turns video off when it was the camera', async () => {
    const { call, facts, first } = await seen()
    const camera = call.camera as unknown as FakeTrack
    camera.lose()
    await settle()
    expect(facts).toMatchObject([
      { type: 'inputs.changed', camera: null },
      { type: 'call.videoChanged', side: 'local', video: 'off', by: 'system' },
    ])
    expect(sentBy(first, 'video')).toBeNull()
    expect(call.localView.stream).toBeUndefined()
  })

  it('is not told of a track that another took over, nor of an ended call', async () => {
    plugIn()
    const { context, call, facts, microphone } = talking()
    await setMicrophone(context, 'mic-2')
    const second = call.microphone as unknown as FakeTrack
    call.release()
    facts.length = 0
    microphone.lose()
    second.lose()
    expect(facts).toEqual([])
  })
})
