import { describe, expect, it } from 'vitest'
import type { CallView } from '../../src/index.ts'
import { createSeveralBench } from './several-bench.ts'

const endOf = (call: CallView) => (call.phase === 'ended' ? call.end : undefined)

async function createReplacedBench(calls = 1, replaced = 'out-1', options = {}) {
  const bench = await createSeveralBench(calls, options)
  const offer = () =>
    bench.say('call.offered', 'in-1', { remote: { address: '300' }, replaces: bench.subject(replaced) })
  return Object.assign(bench, { offer })
}

describe('a call that replaces one that talks', () => {
  it('is answered at once without a ring, and the other one is left when it talks', async () => {
    const bench = await createReplacedBench()
    bench.offer()
    expect(bench.at(1)).toMatchObject({ phase: 'incoming', answering: true, replaces: bench.id(0) })
    expect(bench.asks()).toEqual(['answer in-1'])
    await bench.reply('answer')
    expect(bench.at(0).phase).toBe('active')
    bench.say('call.established', 'in-1')
    expect(bench.asks()).toEqual(['answer in-1', 'hangUp out-1'])
    bench.say('call.ended', 'out-1')
    expect(endOf(bench.at(0))).toMatchObject({ reason: 'replaced', by: 'remote' })
    expect(bench.at(1)).toMatchObject({ phase: 'active', replaces: bench.id(0) })
    expect(bench.events).not.toContain('call.incoming')
    expect(bench.phone.getSnapshot().log.map(({ missed }) => missed)).toEqual([false])
  })

  it('begins muted where the other one was', async () => {
    const bench = await createReplacedBench()
    void bench.phone.mute()
    await bench.settle()
    bench.say('call.muteChanged', 'out-1', { muted: true })
    bench.offer()
    expect(bench.asked('answer').command).toMatchObject({ muted: true, video: false })
  })

  it('counts as replaced when the far side leaves the other one first', async () => {
    const bench = await createReplacedBench()
    bench.offer()
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))?.reason).toBe('replaced')
    bench.say('call.established', 'in-1')
    expect(bench.at(1).phase).toBe('active')
    expect(bench.asks()).toEqual(['answer in-1'])
  })

  it('that is given up leaves the other one as it was', async () => {
    const bench = await createReplacedBench()
    bench.offer()
    bench.say('call.ended', 'in-1', { reason: 'cancelled', by: 'remote' })
    expect(bench.at(0)).toMatchObject({ phase: 'active', can: { transfer: true } })
    bench.say('call.ended', 'out-1', { reason: 'hung-up', by: 'remote' })
    expect(endOf(bench.at(0))?.reason).toBe('hung-up')
  })

  it('that cannot be answered is declined, and the other one goes on', async () => {
    const bench = await createReplacedBench()
    bench.offer()
    await bench.reply('answer', { ok: false, reason: 'no-device' })
    expect(bench.asks().at(-1)).toBe('decline in-1')
    bench.say('call.ended', 'in-1')
    expect(bench.at(0).phase).toBe('active')
    expect(bench.events).not.toContain('call.incoming')
  })

  it('is neither screened nor counted, whatever the policy', async () => {
    const bench = await createReplacedBench(1, 'out-1', { policy: { maxCalls: 1, secondCall: 'reject-busy' } })
    await bench.phone.setDoNotDisturb(true)
    bench.offer()
    expect(bench.asks()).toEqual(['answer in-1'])
  })

  it('is held where the other one was, so that whoever talks talks on', async () => {
    const bench = await createReplacedBench(2)
    bench.offer()
    bench.say('call.established', 'in-1')
    expect(bench.asks()).toEqual(['answer in-1', 'hangUp out-1', 'setHold in-1 true'])
    bench.hold('in-1', true)
    bench.say('call.ended', 'out-1')
    expect(bench.phases()).toEqual(['ended', 'active', 'held'])
  })

  it('takes the place in the group, too', async () => {
    const bench = await createReplacedBench(2)
    await bench.merged()
    const { groupId } = bench.at(1)
    bench.offer()
    bench.say('call.established', 'in-1')
    expect(bench.asks().slice(-2)).toEqual(['hangUp out-1', 'merge in-1 out-2'])
    bench.say('call.ended', 'out-1')
    await bench.reply('merge')
    expect(bench.groups().slice(1)).toEqual([groupId, groupId])
    expect(bench.phases()).toEqual(['ended', 'active', 'active'])
  })

  it('is left with the other one when the user hangs that up meanwhile', async () => {
    const bench = await createReplacedBench()
    bench.offer()
    void bench.phone.hangUp(bench.id(0))
    await bench.settle()
    bench.say('call.established', 'in-1')
    expect(bench.asks().at(-1)).toBe('hangUp in-1')
    bench.say('call.ended', 'out-1')
    expect(endOf(bench.at(0))).toMatchObject({ reason: 'hung-up', by: 'local' })
  })
})

describe('a call that names one that does not talk', () => {
  it('is an ordinary one when nothing of that name lives', async () => {
    const bench = await createReplacedBench(1, 'nobody')
    bench.offer()
    expect(bench.at(1)).toMatchObject({ phase: 'incoming', answering: false })
    expect(bench.at(1).replaces).toBeUndefined()
    expect(bench.events).toContain('call.incoming')
    expect(bench.asks()).toEqual([])
  })

  it('is an ordinary one when that only rings', async () => {
    const bench = await createReplacedBench(1, 'in-0')
    bench.say('call.offered', 'in-0')
    bench.offer()
    expect(bench.at(2)).toMatchObject({ phase: 'incoming', answering: false })
    expect(bench.asks()).toEqual([])
  })

  it('is an ordinary one when that has just ended', async () => {
    const bench = await createReplacedBench()
    bench.say('call.ended', 'out-1')
    bench.offer()
    expect(bench.at(1)).toMatchObject({ phase: 'incoming', answering: false })
  })
})
