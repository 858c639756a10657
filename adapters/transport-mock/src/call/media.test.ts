import { describe, expect, it } from 'vitest'
import { type Rig, rig, targetOf } from '../fixture.ts'

async function sampling(options: Parameters<typeof rig>[0] = {}) {
  const phone = await rig(options).signedIn()
  const call = await phone.talking()
  const take = async (count: number) => {
    for (let round = 0; round < count; round += 1) {
      phone.clock.advance(1_000)
      await phone.ask({ type: 'sampleQuality', call: targetOf(call) })
    }
    return samplesOf(phone)
  }
  return { phone, call, take }
}
const samplesOf = (phone: Rig) => phone.of('call.qualitySampled').map(({ sample }) => sample)

describe('quality samples', () => {
  it('measure a good line with 50 packets a second', async () => {
    const { take } = await sampling()
    expect(await take(2)).toEqual([
      {
        packets: 50,
        jitterMs: 4,
        roundTripMs: 40,
        lossPercent: 0,
        progress: { 'audio.packets': 50, 'path.checks': 1 },
      },
      {
        packets: 50,
        jitterMs: 4,
        roundTripMs: 40,
        lossPercent: 0,
        progress: { 'audio.packets': 100, 'path.checks': 2 },
      },
    ])
  })

  it('stand still while the call is frozen, without numbers that nobody could have measured', async () => {
    const { call, take } = await sampling()
    await take(1)
    call.freeze()
    expect((await take(2)).slice(1)).toEqual([
      { packets: 0, progress: { 'audio.packets': 50, 'path.checks': 1 } },
      { packets: 0, progress: { 'audio.packets': 50, 'path.checks': 1 } },
    ])
    call.thaw()
    expect((await take(1)).at(-1)?.progress).toEqual({ 'audio.packets': 100, 'path.checks': 2 })
  })

  it('go on without a packet while the far side sends no sound, for the path lives', async () => {
    const { call, take } = await sampling()
    await take(1)
    call.setSound(false)
    expect((await take(2)).slice(1)).toEqual([
      { packets: 0, progress: { 'audio.packets': 50, 'path.checks': 2 } },
      { packets: 0, progress: { 'audio.packets': 50, 'path.checks': 3 } },
    ])
    call.setSound(true)
    expect((await take(1)).at(-1)?.packets).toBe(50)
  })

  it('follow a curve from the moment at which it is set', async () => {
    const { call, take } = await sampling()
    await take(3)
    call.quality([
      { at: 0, jitterMs: 10, lossPercent: 0 },
      { at: 2_000, jitterMs: 30, lossPercent: 20 },
    ])
    expect(
      (await take(3)).slice(3).map(({ jitterMs, lossPercent, packets }) => [jitterMs, lossPercent, packets]),
    ).toEqual([
      [20, 10, 45],
      [30, 20, 40],
      [30, 20, 40],
    ])
  })

  it('stand still where every packet is lost', async () => {
    const { call, take } = await sampling()
    call.quality([{ at: 0, lossPercent: 100 }])
    expect(new Set((await take(3)).map(({ progress }) => JSON.stringify(progress))).size).toBe(1)
  })

  it('are no freeze when two are taken in one instant', async () => {
    const { phone, call } = await sampling()
    for (let round = 0; round < 5; round += 1) await phone.ask({ type: 'sampleQuality', call: targetOf(call) })
    expect(new Set(samplesOf(phone).map(({ progress }) => JSON.stringify(progress))).size).toBe(5)
  })

  it('count the samples without arrivals where growth means a freeze', async () => {
    const { call, take } = await sampling({ capabilities: { freezeRule: 'increase' } })
    await take(2)
    call.freeze()
    await take(2)
    call.thaw()
    expect((await take(1)).map(({ progress }) => progress)).toEqual([0, 0, 1, 2, 0])
  })

  it('come by themselves each second where they are pushed, until the call ends', async () => {
    const { phone, call } = await sampling({ capabilities: { reports: { quality: 'push' } } })
    phone.clock.advance(3_000)
    expect(samplesOf(phone)).toHaveLength(3)
    call.hangUp()
    phone.clock.runAll()
    expect(samplesOf(phone)).toHaveLength(3)
  })
})
