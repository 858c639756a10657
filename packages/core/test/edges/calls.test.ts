import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('the ids of a call', () => {
  const refs = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, place) => [`n${place}`, 'x']))
  const named = (namespace: string, ref = 'x') => ({
    type: 'call.muteChanged',
    call: { refs: { [namespace]: ref } },
    muted: true,
  })

  it('are sixteen kinds at most, and those that are known go on changing', async () => {
    const bench = await createReadyBench()
    bench.say('call.offered', 'in-1')
    const { id } = bench.call
    for (let place = 0; place < 20; place++)
      bench.emit({ type: 'call.remoteChanged', call: { callId: id, refs: { [`n${place}`]: 'x' } }, remote: {} })
    bench.emit({ type: 'call.remoteChanged', call: { callId: id, refs: { n3: 'y' } }, remote: {} })
    void bench.phone.answer()
    const { command } = bench.asked('answer')
    const known = 'call' in command ? command.call.refs : {}
    expect(known).toEqual({ ...refs(15), 'sip.call-id': 'in-1', n3: 'y' })
    bench.emit(named('n3', 'y'))
    expect(bench.call.mute.actual).toBe(true)
  })

  it('are sixteen kinds at most, also when they come all at once', async () => {
    const bench = await createReadyBench()
    bench.say('call.offered', 'in-1')
    bench.emit({ type: 'call.remoteChanged', call: { callId: bench.call.id, refs: refs(12) }, remote: {} })
    const more = Object.fromEntries(Array.from({ length: 12 }, (_, place) => [`m${place}`, 'x']))
    bench.emit({ type: 'call.remoteChanged', call: { callId: bench.call.id, refs: more }, remote: {} })
    void bench.phone.answer()
    const { command } = bench.asked('answer')
    expect('call' in command ? Object.keys(command.call.refs) : []).toHaveLength(16)
  })
})

describe('calls that were found talking side by side', () => {
  it('may go on so until they were held; then one voice is kept again', async () => {
    const bench = await createReadyBench({ capabilities: { reports: { media: false } } })
    for (const ref of ['in-1', 'in-2']) bench.say('call.found', ref, { direction: 'incoming', phase: 'active' })
    expect(bench.count('setHold')).toBe(0)
    for (const ref of ['in-1', 'in-2'])
      for (const held of [true, false]) bench.say('call.holdChanged', ref, { side: 'local', held })
    expect(bench.count('setHold')).toBe(1)
    expect(bench.asked('setHold').command).toMatchObject({ call: bench.subject('in-1'), held: true })
  })
})

describe('a command that is refused', () => {
  it('is a contradiction where it is the start of a call that was seen, and the user has not left it', async () => {
    const diagnosed = async (seen: boolean, left: boolean) => {
      const bench = await createReadyBench()
      void bench.phone.startCall({ to: '101' })
      await settle()
      const { id } = bench.call
      if (seen) bench.say('call.dialed', 'out-1')
      if (left) void bench.phone.hangUp()
      await bench.reply('startCall', { ok: false, reason: 'failed' })
      return bench.diagnostics.map(({ kind, callId }) => [kind, callId === id])
    }
    expect(await diagnosed(true, false)).toEqual([['illegal', true]])
    expect(await diagnosed(true, true)).toEqual([])
    expect(await diagnosed(false, false)).toEqual([])
  })

  it('is none otherwise', async () => {
    const bench = await createTalkingBench()
    void bench.phone.mute()
    await bench.reply('setMute', { ok: false, reason: 'failed' })
    expect(bench.diagnostics).toEqual([])
  })
})

describe('the current call', () => {
  it('is never one that went on as another one', async () => {
    const bench = await createReadyBench()
    bench.say('call.dialed', 'out-1')
    bench.clock.advance(1_000)
    void bench.phone.startCall({ to: '101' })
    await settle()
    const [older, younger] = bench.calls.map(({ id }) => id)
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    const current = () => bench.phone.getSnapshot().currentCallId
    expect([current(), older === younger]).toEqual([older, false])
    bench.say('call.ended', 'out-1')
    expect(current()).toBe(older)
    bench.clock.advance(3_000)
    expect(current()).toBeUndefined()
  })
})

describe('while calls may talk side by side', () => {
  it('a procedure of one keeps nobody from answering another', async () => {
    const bench = await createTalkingBench({ policy: { oneVoice: false } })
    void bench.phone.transfer({ to: '102' })
    expect(bench.phone.getSnapshot().procedure).toMatchObject({ type: 'transfer' })
    await bench.incoming()
    expect(bench.at(-1).can.answer).toBe(true)
    void bench.phone.answer(bench.at(-1).id)
    expect(bench.count('answer')).toBe(1)
  })
})
