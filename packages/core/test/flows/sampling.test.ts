import { describe, expect, it } from 'vitest'
import type { QualitySample } from '../../src/index.ts'
import { type Bench, createTalkingBench } from '../phone-bench.ts'

const pushing = { reports: { quality: 'push' }, freezeRule: 'repeat' } as const

function sample(bench: Bench, numbers: QualitySample): void {
  bench.say('call.qualitySampled', 'out-1', { sample: numbers })
}
const shown = ({ call }: Bench) => (call.phase === 'active' || call.phase === 'held' ? [call.media, call.quality] : [])

describe('what samples change on the screen', () => {
  it('shows a verdict of its own, where no score ever comes', async () => {
    const bench = await createTalkingBench({ capabilities: pushing })
    sample(bench, { progress: 50 })
    expect(shown(bench)).toEqual(['steady', 'unknown'])
    for (let second = 0; second < 3; second++) {
      bench.clock.advance(1_000)
      sample(bench, { progress: 50 })
    }
    expect(shown(bench)).toEqual(['frozen', 'unknown'])
  })

  it('keeps what is known of a call that talks, second after second', async () => {
    const bench = await createTalkingBench({ capabilities: pushing })
    for (let second = 1; second < 6; second++) {
      sample(bench, { progress: 50 * second, mos: 4.3 })
      bench.clock.advance(1_000)
      expect(shown(bench)).toEqual(['steady', 'excellent'])
    }
  })

  it('knows nothing of a call that is held here, and counts anew once it talks again', async () => {
    const bench = await createTalkingBench({ capabilities: pushing })
    sample(bench, { progress: 50, mos: 4.3 })
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    bench.clock.advance(1_000)
    expect(shown(bench)).toEqual(['unknown', 'unknown'])
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    sample(bench, { progress: 50, mos: 4.3 })
    expect(shown(bench)).toEqual(['steady', 'excellent'])
  })

  it('asks once a second, however much happens in it', async () => {
    const bench = await createTalkingBench({
      capabilities: { can: { sampleQuality: true }, reports: { quality: 'pull' } },
    })
    for (const muted of [true, false, true]) bench.say('call.muteChanged', 'out-1', { muted })
    bench.clock.advance(1_000)
    expect(bench.count('sampleQuality')).toBe(1)
  })
})
