import { type RandomSource, seededRandom } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import type { Anomaly } from '../src/simulator/index.ts'
import { openSimulated, type SimulatedPhone } from './support/simulated-phone.ts'
import { kinds, nameOf } from './support/wire.ts'

/** Every fault of the native sides that leaves the account and the start alone, as often as not. */
const often: readonly Anomaly[] = [
  'callingAfterResult',
  'skipConnecting',
  'repeatConfirmed',
  'staleEndCode',
  'missingEndCode',
  'freedLate',
  'strayEnd',
  'disconnecting',
  'nullState',
  'missingLcn',
]
const anomalies = Object.fromEntries(often.map((name) => [name, 0.5]))

type Life = (bench: SimulatedPhone, random: RandomSource) => Promise<void>
const chance = (random: RandomSource) => random() < 0.5

const incoming: Life = async ({ phone, simulator, pass }, random) => {
  const far = simulator.far.call({ from: '0907654321', video: false })
  await pass(300)
  if (chance(random)) {
    void phone.answer()
    // Sometimes it is over within the 200 ms that Android keeps "confirmed" back.
    await pass(chance(random) ? 100 : 1_500)
  }
  if (chance(random)) far.hangUp()
  else void phone.hangUp()
  await pass(chance(random) ? 20 : 1_000)
}

const outgoing: Life = async ({ phone, simulator, pass }, random) => {
  void phone.startCall({ to: '0901234567' })
  await pass(600)
  const far = simulator.far.calls.at(-1)
  if (chance(random)) far?.ring()
  if (chance(random)) far?.early()
  await pass(50)
  if (chance(random)) far?.answer()
  await pass(chance(random) ? 100 : 1_500)
  if (chance(random)) far?.hangUp(486)
  else void phone.hangUp()
  await pass(chance(random) ? 20 : 1_000)
}

/** Older code of the app ends what is over already, past the phone: Flutter on iOS says "confirmed" of it. */
const stray: Life = async ({ simulator, pass }) => {
  if (simulator.far.calls.some(({ seen }) => seen.stage !== 'ended')) return
  void (simulator.functions.endCall?.() ?? simulator.functions.END_CALL?.({}))
  await pass(20)
}

describe.each(kinds.map((kind) => [nameOf(kind), kind] as const))('lives among the faults of %s', (_name, kind) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('each call ends once, and none is left or made up: seed %s', async (seed) => {
    const bench = await openSimulated(kind, { seed, anomalies })
    const { phone, simulator, pass, diagnostics } = bench
    const ended: string[] = []
    phone.on('call.ended', ({ call }) => ended.push(call.id))
    const random = seededRandom(seed)
    for (let life = 0; life < 12; life++) {
      await (chance(random) ? incoming : outgoing)(bench, random)
      if (chance(random)) await stray(bench, random)
    }
    await pass(60_000)
    const { calls, log } = phone.getSnapshot()
    const told = simulator.far.calls.filter(({ seen }) => seen.stage === 'ended').length
    expect(calls.filter(({ phase }) => phase !== 'ended')).toEqual([])
    expect([ended.length, new Set(ended).size, log.length]).toEqual([12, 12, 12])
    expect(told).toBe(12)
    expect(log.map(({ direction }) => direction).reverse()).toEqual(
      simulator.far.calls.map(({ direction }) => (direction === 'in' ? 'incoming' : 'outgoing')),
    )
    expect(diagnostics.filter(({ kind: is }) => is === 'invalid' || is === 'contained-error')).toEqual([])
  })
})
