import { createScriptedTransport, createVirtualClock } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createPhone } from '../../src/index.ts'
import { createBench, createTalkingBench } from '../phone-bench.ts'

describe('what is said or done twice', () => {
  /**
   * @see https://github.com/GetStream/stream-video-js/pull/2274
   * @see https://github.com/livekit/components-js/pull/957
   */
  it('a hundred duplicate facts wake no listener', async () => {
    const bench = await createTalkingBench()
    let runs = 0
    bench.phone.subscribe(() => runs++)
    for (let index = 0; index < 100; index++) {
      bench.say('call.established', 'out-1')
      bench.say('call.muteChanged', 'out-1', { muted: false })
    }
    expect(runs).toBe(0)
  })

  /** @see https://github.com/Tencent-RTC/TRTC_Web/issues/132 */
  it('two starts, of a component that is mounted twice, start once', async () => {
    let starts = 0
    const transport = createScriptedTransport({}, { onStart: () => void starts++ })
    const phone = createPhone({ transport, clock: createVirtualClock() })
    expect(await Promise.all([phone.start(), phone.start()])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await phone.start()).toEqual({ ok: true, settled: 'already' })
    expect(starts).toBe(1)
  })

  it('two answers answer once, and both are told', async () => {
    const bench = await createBench()
    await bench.incoming()
    const both = Promise.all([bench.phone.answer(), bench.phone.answer()])
    bench.say('call.established', 'in-1')
    expect(await both).toMatchObject([{ ok: true }, { ok: true }])
    expect(bench.count('answer')).toBe(1)
  })
})
