import { describe, expect, it } from 'vitest'
import { type Rig, rig, targetOf } from '../fixture.ts'

async function path(options: Parameters<typeof rig>[0] = {}) {
  const phone = await rig(options).signedIn()
  const call = await phone.talking()
  return { phone, call, restart: () => phone.ask({ type: 'restartMedia', call: targetOf(call) }) }
}
const said = (phone: Rig) => phone.of('call.mediaChanged').map(({ media }) => media)

/** What is said of the media, and how long after the beginning. */
function saidWhen(phone: Rig, ms: number): readonly (readonly [number, string])[] {
  const began = phone.clock.now()
  const seen: [number, string][] = []
  for (let at = 0; at < ms; at += 500) {
    const before = said(phone).length
    phone.clock.advance(500)
    for (const media of said(phone).slice(before)) seen.push([phone.clock.now() - began, media])
  }
  return seen
}

describe('a network that lets no media through', () => {
  it('stops the arrivals at once, and is noticed as a browser notices it', async () => {
    const { phone, call } = await path()
    call.cutMedia()
    await phone.ask({ type: 'sampleQuality', call: targetOf(call) })
    expect(phone.of('call.qualitySampled')).toMatchObject([{ sample: { packets: 0 } }])
    expect(saidWhen(phone, 60_000)).toEqual([
      [6_000, 'interrupted'],
      [16_000, 'failed'],
    ])
  })

  it.each([
    [5_000, []],
    [
      8_000,
      [
        [6_000, 'interrupted'],
        [8_000, 'connected'],
      ],
    ],
    [
      20_000,
      [
        [6_000, 'interrupted'],
        [16_000, 'failed'],
      ],
    ],
  ] as const)('for %i ms', async (forMs, expected) => {
    const { phone, call } = await path()
    call.cutMedia({ forMs })
    expect(saidWhen(phone, 60_000)).toEqual(expected)
    await phone.ask({ type: 'sampleQuality', call: targetOf(call) })
    const flows = phone.of('call.qualitySampled').at(-1)?.sample.packets !== 0
    expect(flows).toBe(forMs < 16_000)
  })

  it('is said at once when it is dropped, also for a time', async () => {
    const { phone, call } = await path()
    call.dropMedia({ forMs: 2_000 })
    expect(saidWhen(phone, 60_000)).toEqual([[2_000, 'connected']])
    expect(said(phone)).toEqual(['interrupted', 'connected'])
  })

  it('leaves no timer behind when the call ends or the path is restored', async () => {
    const { phone, call } = await path()
    call.cutMedia({ forMs: 30_000 })
    call.restoreMedia()
    expect(phone.clock.pending).toBe(0)
    call.cutMedia({ forMs: 30_000 })
    call.hangUp()
    expect(phone.clock.pending).toBe(0)
  })
})

describe('a restart of the media', () => {
  it('makes a new path in place of a lost one', async () => {
    const { phone, call, restart } = await path({ connectMs: 250 })
    phone.clock.advance(250)
    call.failMedia()
    phone.facts.length = 0
    expect(await restart()).toEqual({ ok: true })
    expect(said(phone)).toEqual(['connecting'])
    phone.clock.advance(250)
    expect(said(phone)).toEqual(['connecting', 'connected'])
    expect(call.mediaPaths).toBe(2)
  })

  it('cannot connect while the network lets nothing through, and connects once it does', async () => {
    const { phone, call, restart } = await path()
    call.cutMedia({ forMs: 20_000 })
    phone.clock.advance(17_000)
    await restart()
    phone.clock.advance(2_999)
    expect(said(phone)).toEqual(['interrupted', 'failed', 'connecting'])
    phone.clock.advance(1)
    expect(said(phone)).toEqual(['interrupted', 'failed', 'connecting', 'connected'])
  })

  it('fails again when the network stays as it is', async () => {
    const { phone, call, restart } = await path()
    call.cutMedia()
    phone.clock.advance(16_000)
    await restart()
    phone.clock.advance(16_000)
    expect(said(phone)).toEqual(['interrupted', 'failed', 'connecting', 'failed'])
  })

  it('is refused for glare, without a link, and where the far end is told to', async () => {
    const { phone, call, restart } = await path()
    call.glareNext()
    expect(await restart()).toMatchObject({ ok: false, reason: 'glare', vendor: { code: 491 } })
    phone.far.refuse('restartMedia', { ok: false, reason: 'refused' })
    expect(await restart()).toMatchObject({ reason: 'refused' })
    phone.far.link('dropped')
    expect(await restart()).toMatchObject({ reason: 'offline' })
    expect(call.mediaPaths).toBe(1)
  })
})
