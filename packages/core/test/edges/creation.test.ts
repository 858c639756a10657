import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallId } from '../../src/index.ts'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('the trace', () => {
  it('says with what the phone was made, and who gave a command', async () => {
    const { phone } = await createReadyBench()
    const { setup, inputs } = phone.trace()
    expect(setup).toMatchObject({ device: [], surface: null })
    expect(inputs[0]).toMatchObject({ kind: 'command', command: { type: 'start' }, by: 'user' })
  })
})

describe('merge', () => {
  it('leaves out what is no id', async () => {
    const bench = await createTalkingBench()
    bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'active', held: true })
    const ids = bench.calls.map(({ id }) => id)
    void bench.phone.merge([...ids, {}, 7] as never)
    await settle()
    expect(bench.phone.getSnapshot().procedure).toMatchObject({ type: 'merge', callIds: ids })
  })
})

describe('redial', () => {
  it('of a call that went on under another id calls whom that was with', async () => {
    const bench = await createReadyBench()
    bench.say('call.dialed', 'out-1', { remote: { address: '102' } })
    bench.clock.advance(1_000)
    void bench.phone.startCall({ to: '101' })
    await settle()
    const younger = bench.at(-1).id
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    expect(bench.calls.map(({ id }) => id)).not.toContain(younger)
    bench.say('call.ended', 'out-1')
    const again = bench.phone.redial(younger)
    await settle()
    expect(bench.asked('startCall').command).toMatchObject({ to: bench.phone.getSnapshot().log[0]?.remote.address })
    expect(await bench.state(again)).toBe('pending')
    expect(await bench.phone.redial('nobody' as CallId)).toMatchObject({ ok: false, reason: 'no-record' })
  })
})
