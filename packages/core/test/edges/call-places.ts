import { settle } from '@offhook/testing'
import type { CallFact } from '../../src/index.ts'
import { type Bench, type BenchOptions, createReadyBench } from '../phone-bench.ts'

export type Place = 'dialing' | 'incoming' | 'ringing' | 'connecting' | 'active' | 'held' | 'ending'

/** A bench with one call `c`, from or to 101, that stands at that place. */
export async function callAt(direction: 'outgoing' | 'incoming', place: Place, options?: BenchOptions): Promise<Bench> {
  const bench = await createReadyBench(options)
  if (direction === 'outgoing') {
    void bench.phone.startCall({ to: '101' })
    await settle()
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'c' } })
    bench.say('call.dialed', 'c')
  } else bench.say('call.offered', 'c', { remote: { address: '101' } })
  if (place === 'dialing' || place === 'incoming') return bench
  if (place === 'ringing' || place === 'connecting') bench.say(`call.${place}`, 'c')
  else bench.say('call.established', 'c')
  if (place === 'held') bench.say('call.holdChanged', 'c', { side: 'local', held: true })
  if (place === 'ending') void bench.phone.hangUp()
  await settle()
  return bench
}

/** What becomes of a fact of the call: the kind of diagnostic that it makes, or `taken`. */
export function fateOf(bench: Bench, type: CallFact['type'], more?: object): string {
  const before = bench.diagnostics.length
  bench.say(type, 'c', more)
  return bench.kinds().slice(before).join(' and ') || 'taken'
}
