import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeContext, talking } from './context.fixture.ts'
import { gate, settle } from './fake-sip.fixture.ts'
import { plugIn } from './media.fixture.ts'
import { settleVideo, setVideo } from './video.ts'

afterEach(() => vi.unstubAllGlobals())

const never = new AbortController().signal
type Bench = ReturnType<typeof talking>
const video = ({ connection }: Bench) => connection.transceivers.find(({ receiver }) => receiver.track.kind === 'video')
const local = ({ facts }: Bench) =>
  facts.flatMap((fact) => (fact.type === 'call.videoChanged' && fact.side === 'local' ? fact.video : []))

function bench() {
  const devices = plugIn()
  const talk = talking()
  const turn = (to: 'on' | 'off' | 'paused', signal = never) => setVideo(talk.context, talk.call, to, signal)
  return { ...talk, devices, turn }
}

describe('video during a call', () => {
  it('opens the camera, asks the far side, then says that it is on', async () => {
    const call = bench()
    expect(await call.turn('on')).toEqual({ ok: true })
    expect(call.devices.open).toMatchObject([{ deviceId: 'cam-1', enabled: true }])
    expect(call.far.offers).toHaveLength(1)
    expect(video(call)?.sender.track).toBe(call.devices.open[0])
    expect(call.facts).toMatchObject([
      { type: 'inputs.changed', camera: 'cam-1' },
      { type: 'call.videoChanged', side: 'local', video: 'on', by: 'user' },
    ])
  })

  it('sends black until the far side has agreed', async () => {
    const call = bench()
    const { passed, open } = gate()
    call.call.offering = passed
    const asked = call.turn('on')
    await settle()
    expect(call.devices.open).toMatchObject([{ enabled: false }])
    open()
    await asked
    expect(call.devices.open).toMatchObject([{ enabled: true }])
  })

  it('is not on, and the camera closed, when the far side refuses the offer', async () => {
    for (const [statusCode, reason] of [
      [491, 'glare'],
      [488, 'refused'],
    ] as const) {
      const call = bench()
      call.far.refusals.push({ statusCode })
      expect(await call.turn('on')).toMatchObject({ ok: false, reason, vendor: { code: statusCode } })
      expect(call.devices.open).toEqual([])
      expect(video(call)?.sender.track).toBeNull()
      expect(local(call)).toEqual([])
      expect(await call.turn('on')).toEqual({ ok: true })
      expect(call.connection.transceivers).toHaveLength(2)
    }
  })

  it('is not on when the far side takes the offer without its video', async () => {
    const call = bench()
    call.connection.takesVideo = false
    expect(await call.turn('on')).toMatchObject({ ok: false, reason: 'refused' })
    expect(call.devices.open).toEqual([])
    expect(local(call)).toEqual([])
  })

  it('needs the link only where the far side has to agree', async () => {
    let up = false
    const devices = plugIn()
    const call = talking(fakeContext({ isUp: () => up }))
    const turn = (to: 'on' | 'off' | 'paused') => setVideo(call.context, call.call, to, never)
    expect(await turn('on')).toEqual({ ok: false, reason: 'offline' })
    expect(devices.tracks).toEqual([])
    up = true
    await turn('on')
    up = false
    for (const to of ['paused', 'on', 'off'] as const) expect(await turn(to), to).toEqual({ ok: true })
  })

  it('is refused by the camera', async () => {
    const call = bench()
    call.devices.refusals.video = 'NotAllowedError'
    expect(await call.turn('on')).toMatchObject({ reason: 'permission-denied', permission: 'camera' })
    call.devices.refusals.video = 'NotReadableError'
    expect(await call.turn('on')).toMatchObject({ reason: 'device-busy' })
    expect(call.far.offers).toEqual([])
  })

  it('is not turned on by a grant that comes when it was given up, or when the call has ended', async () => {
    for (const [how, end] of [
      ['aborted', (given: AbortController) => given.abort()],
      ['ended', (_given: AbortController, call: ReturnType<typeof bench>) => call.call.release()],
    ] as const) {
      const call = bench()
      const { passed, open } = gate()
      call.devices.granted = passed
      const given = new AbortController()
      const outcome = call.turn('on', given.signal)
      end(given, call)
      open()
      expect(await outcome, how).toMatchObject({ ok: false, reason: 'failed' })
      expect(call.devices.open, how).toEqual([])
      expect(call.far.offers, how).toEqual([])
    }
  })

  it('pauses into black and keeps the camera, with no offer', async () => {
    const call = bench()
    await call.turn('on')
    await call.turn('paused')
    expect(call.devices.open).toMatchObject([{ enabled: false }])
    await call.turn('on')
    expect(call.devices.open).toMatchObject([{ enabled: true }])
    expect(call.far.offers).toHaveLength(1)
    expect(local(call)).toEqual(['on', 'paused', 'on'])
  })

  it('goes off at once, whatever the far side says to it', async () => {
    for (const refusals of [[], [{ statusCode: 491 }], [{ statusCode: 500 }]]) {
      const call = bench()
      await call.turn('on')
      call.far.refusals.push(...refusals)
      const off = call.turn('off')
      expect(call.devices.open).toEqual([])
      expect(await off).toEqual({ ok: true })
      expect(local(call).at(-1)).toBe('off')
      expect(video(call)?.sender.track).toBeNull()
      expect(await call.turn('on')).toEqual({ ok: true })
    }
  })

  it('stays black in a call that is held', async () => {
    const call = bench()
    if (call.call.negotiation !== undefined) call.call.negotiation.held = true
    expect(await call.turn('on')).toEqual({ ok: true })
    expect(call.devices.open).toMatchObject([{ enabled: false }])
  })

  it('is refused before the call stands', async () => {
    const call = bench()
    call.call.stage = 'ringing'
    expect(await call.turn('on')).toMatchObject({ ok: false, reason: 'refused' })
    expect(call.devices.tracks).toEqual([])
  })

  it('waits for an offer of this side that is under way', async () => {
    const call = bench()
    const { passed, open } = gate()
    call.call.offering = passed
    const outcome = call.turn('on')
    await settle()
    expect(call.far.offers).toEqual([])
    open()
    expect(await outcome).toEqual({ ok: true })
  })
})

describe('a call that was begun with video', () => {
  /** As it stands when it is established. */
  async function begun(how: 'agreed' | 'not offered' | 'refused' | 'no camera') {
    const call = bench()
    call.call.videoAtStart = { asked: true }
    if (how === 'no camera') {
      call.call.videoAtStart = { asked: true, missing: { code: 'NotAllowedError' } }
      return call
    }
    // What `beginWith` and sip.js do.
    await call.turn('on')
    const stream = video(call)
    if (how === 'not offered' && stream !== undefined) {
      stream.mid = null
      stream.currentDirection = null
    }
    if (how === 'refused') stream?.refuse()
    call.facts.length = 0
    call.far.offers.length = 0
    return call
  }

  it('says that it is on, where it was agreed', async () => {
    const call = await begun('agreed')
    await settleVideo(call.context, call.call)
    expect(local(call)).toEqual(['on'])
    expect(call.far.offers).toEqual([])
  })

  it('offers its picture where the answer could not', async () => {
    const call = await begun('not offered')
    await settleVideo(call.context, call.call)
    expect(call.far.offers).toHaveLength(1)
    expect(local(call)).toEqual(['on'])
  })

  it('offers it once, though the phone asks for it at the same moment', async () => {
    const call = await begun('not offered')
    await Promise.all([settleVideo(call.context, call.call), call.turn('on')])
    expect(call.far.offers).toHaveLength(1)
    expect(new Set(local(call))).toEqual(new Set(['on']))
  })

  it('lets the camera go where the far side refused video, and does not ask again', async () => {
    const call = await begun('refused')
    await settleVideo(call.context, call.call)
    expect(call.devices.open).toEqual([])
    expect(call.far.offers).toEqual([])
    expect(call.facts).toMatchObject([{ type: 'call.videoChanged', video: 'off', by: 'remote' }])
  })

  it('says why there is no camera', async () => {
    const call = await begun('no camera')
    await settleVideo(call.context, call.call)
    expect(call.facts).toMatchObject([{ video: 'off', by: 'system', vendor: { code: 'NotAllowedError' } }])
  })

  it('says nothing where no video was asked for', async () => {
    const call = bench()
    await settleVideo(call.context, call.call)
    expect(call.facts).toEqual([])
  })
})
