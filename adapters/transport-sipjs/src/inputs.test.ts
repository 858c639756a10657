import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ChosenInputs, ofMediaError, openExactly, openInput, openInputs } from './inputs.ts'
import { FakeDevices, plugIn } from './media.fixture.ts'

afterEach(() => vi.unstubAllGlobals())

const nothing: ChosenInputs = { microphone: undefined, camera: undefined }
const thrown = (name: string) => Object.assign(new Error('no'), { name })

describe('errors of the browser', () => {
  it('are told apart', () => {
    for (const [name, reason] of [
      ['NotAllowedError', 'permission-denied'],
      ['SecurityError', 'permission-denied'],
      ['NotFoundError', 'no-device'],
      ['OverconstrainedError', 'no-device'],
      ['NotReadableError', 'device-busy'],
      ['AbortError', 'device-busy'],
      ['TypeError', 'failed'],
    ] as const) {
      expect(ofMediaError(thrown(name), 'camera')).toMatchObject({ ok: false, reason, vendor: { code: name } })
    }
    expect(ofMediaError('odd', 'camera')).toMatchObject({ reason: 'failed', vendor: { message: 'odd' } })
  })

  it('name the permission that is missing, and none where none is', () => {
    expect(ofMediaError(thrown('NotAllowedError'), 'camera')).toMatchObject({ permission: 'camera' })
    expect(ofMediaError(thrown('NotAllowedError'), 'microphone')).toMatchObject({ permission: 'microphone' })
    expect(ofMediaError(thrown('NotFoundError'), 'camera')).not.toHaveProperty('permission')
  })
})

describe('openInputs', () => {
  it('is not supported where there are no devices, as in Node', async () => {
    expect(await openInputs(nothing, true)).toMatchObject({ ok: false, reason: 'not-supported' })
  })

  it('asks once for both', async () => {
    const devices = plugIn()
    const asked = vi.spyOn(devices.mediaDevices, 'getUserMedia')
    plugIn(devices)
    expect(await openInputs(nothing, true)).toMatchObject({
      microphone: { deviceId: 'mic-1' },
      camera: { deviceId: 'cam-1' },
    })
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('goes on with sound alone where the camera cannot be had, and says why', async () => {
    const devices = plugIn()
    devices.refusals.video = 'NotAllowedError'
    const inputs = await openInputs(nothing, true)
    expect(inputs).toMatchObject({
      microphone: { deviceId: 'mic-1' },
      withoutCamera: { reason: 'permission-denied', permission: 'camera' },
    })
    expect(inputs).not.toHaveProperty('camera')
    expect(devices.open).toHaveLength(1)
  })

  it('is refused for the microphone where that is what is missing', async () => {
    const devices = plugIn()
    devices.refusals.audio = 'NotAllowedError'
    expect(await openInputs(nothing, true)).toMatchObject({ reason: 'permission-denied', permission: 'microphone' })
    expect(devices.open).toEqual([])
  })

  it('takes what was chosen, and another where that is gone since', async () => {
    const devices = plugIn()
    const chosen = { microphone: 'mic-2', camera: 'cam-2' }
    expect(await openInputs(chosen, true)).toMatchObject({
      microphone: { deviceId: 'mic-2' },
      camera: { deviceId: 'cam-2' },
    })
    devices.microphones.splice(1)
    expect(await openInputs(chosen, false)).toMatchObject({ microphone: { deviceId: 'mic-1' } })
  })
})

describe('one input', () => {
  it('is another one where the chosen one is gone, but never in place of one that is busy', async () => {
    const devices = plugIn()
    devices.busy.add('cam-2')
    expect(await openInput({ ...nothing, camera: 'gone' }, 'camera')).toMatchObject({ deviceId: 'cam-1' })
    expect(await openInput({ ...nothing, camera: 'cam-2' }, 'camera')).toMatchObject({ reason: 'device-busy' })
  })

  it('is exactly the one that was asked for, or none', async () => {
    plugIn()
    expect(await openExactly('microphone', 'mic-2')).toMatchObject({ deviceId: 'mic-2' })
    expect(await openExactly('microphone', 'gone')).toMatchObject({ reason: 'no-device' })
  })

  it('is none where the machine has none', async () => {
    const devices = new FakeDevices()
    devices.cameras.splice(0)
    plugIn(devices)
    expect(await openInput(nothing, 'camera')).toMatchObject({ ok: false, reason: 'no-device' })
  })
})
