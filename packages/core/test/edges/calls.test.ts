import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallList, Diagnostic } from '../../src/index.ts'
import { createDiagnostics } from '../../src/phone/diagnostics.ts'
import type { CallId } from '../../src/values.ts'
import { type createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

describe('diagnostics', () => {
  function recorder() {
    const said: Diagnostic[] = []
    let now = 1_000
    const diagnose = createDiagnostics(
      () => now,
      (diagnostic) => said.push(diagnostic),
    )
    const storm = (count: number, kind: Diagnostic['kind'] = 'late') => {
      for (let place = 0; place < count; place++) diagnose(kind, 'again')
    }
    return {
      said,
      diagnose,
      storm,
      wait(ms: number) {
        now += ms
      },
    }
  }

  it('hold what they are about, and nothing that is not known', () => {
    const { said, diagnose } = recorder()
    diagnose('late', 'plain')
    diagnose('ghost', 'of a call', { callId: 'a' as CallId, input: { type: 'x' } })
    expect(said).toStrictEqual([
      { kind: 'late', at: 1_000, message: 'plain' },
      { kind: 'ghost', at: 1_000, callId: 'a', message: 'of a call', input: { type: 'x' } },
    ])
  })

  it('hide the numbers in a message', () => {
    const { said, diagnose } = recorder()
    diagnose('late', 'of 0901234567')
    expect(said[0]?.message).not.toContain('0901234567')
  })

  it('of one kind are twenty a second at most; the next one says how many were left out', () => {
    const { said, storm, wait } = recorder()
    storm(25)
    wait(999)
    storm(1)
    expect(said).toHaveLength(20)
    expect(said.every((one) => !('suppressed' in one))).toBe(true)
    wait(1)
    storm(2)
    expect(said.slice(20)).toMatchObject([{ suppressed: 6 }, { kind: 'late' }])
    expect(said.at(-1)).not.toHaveProperty('suppressed')
  })

  it('of one kind are not left out for those of another', () => {
    const { said, storm } = recorder()
    storm(20)
    storm(1, 'ghost')
    expect(said.at(-1)).toEqual({ kind: 'ghost', at: 1_000, message: 'again' })
  })
})

/** A call that talks, on a transport whose lists the test answers one by one; the first is answered already. */
async function slowLists() {
  const answers: ((list: CallList) => void)[] = []
  const listCalls = () => new Promise<CallList>((resolve) => answers.push(resolve))
  const bench = await createReadyBench({ script: { listCalls }, capabilities: { reports: { media: false } } })
  const answer = async (place: number, ...facts: readonly object[]) => {
    answers[place]?.({ complete: true, facts })
    await settle()
  }
  await answer(0)
  const ask = async () => {
    bench.emit({ type: 'app.changed', state: 'foreground' })
    await settle()
  }
  return Object.assign(bench, { answers, answer, ask })
}

describe('a list of the live calls', () => {
  it('asked for several times while it is not answered is asked for once more, and then no more', async () => {
    const { ask, answer, answers } = await slowLists()
    for (let time = 0; time < 3; time++) await ask()
    expect(answers).toHaveLength(2)
    await answer(1)
    expect(answers).toHaveLength(3)
    await answer(2)
    expect(answers).toHaveLength(3)
  })

  it('that was not answered in time is not waited for, and ends nobody when it comes', async () => {
    const { talking, ask, answer, clock, at } = await slowLists()
    await talking()
    await ask()
    clock.advance(10_000)
    await answer(1)
    expect(at(0).phase).toBe('active')
  })

  it('has its own deadline', async () => {
    const { talking, ask, answer, clock, at } = await slowLists()
    await ask()
    clock.advance(5_000)
    await answer(1)
    await talking()
    await ask()
    clock.advance(9_000)
    await answer(2)
    expect(at(0)).toMatchObject({ phase: 'ended', end: { reason: 'connection-lost' } })
  })

  it('ends no call that the transport cannot know yet', async () => {
    const { phone, emit, ask, answer } = await slowLists()
    emit({ type: 'call.announced', call: { refs: { 'os.uuid': 'push' } } })
    emit({ type: 'permission.changed', permission: 'microphone', state: 'prompt' })
    void phone.startCall({ to: '101', onPermission: 'request' })
    await ask()
    await answer(1)
    expect(phone.getSnapshot().calls.map(({ phase }) => phase)).toEqual(['incoming', 'preparing'])
  })

  it('does not end a call that was heard of since it was asked for', async () => {
    const { talking, ask, answer, say, at } = await slowLists()
    await talking()
    await ask()
    say('call.muteChanged', 'out-1', { muted: true })
    await answer(1)
    expect(at(0).phase).toBe('active')
  })

  it('that holds a call ends only the others', async () => {
    const { talking, ask, answer, say, subject, phone } = await slowLists()
    await talking()
    say('call.found', 'in-1', { direction: 'incoming', phase: 'active', held: true })
    await ask()
    await answer(1, { type: 'call.found', call: subject('in-1'), direction: 'incoming', phase: 'active', held: true })
    expect(phone.getSnapshot().calls.map(({ phase }) => phase)).toEqual(['ended', 'held'])
  })

  it('of an earlier start counts for nothing in the next one', async () => {
    const { phone, ask, answer, answers, clock } = await slowLists()
    await ask()
    await ask()
    clock.advance(5_000)
    await phone.stop()
    await phone.start()
    expect(answers).toHaveLength(3)
    clock.advance(9_999)
    expect(phone.getSnapshot().listed).toBe(false)
    await answer(2)
    expect(phone.getSnapshot().listed).toBe(true)
    expect(answers).toHaveLength(3)
  })
})

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
})

describe('a call that has ended', () => {
  it('leaves no timer but those that forget it', async () => {
    const bench = await createTalkingBench()
    void bench.phone.mute()
    void bench.phone.sendDigits('123')
    bench.say('call.ended', 'out-1')
    bench.clock.advance(3_000)
    expect(bench.calls).toEqual([])
    await bench.phone.stop()
    expect(bench.clock.pending).toBe(0)
  })

  it('is shown as long as the policy says, to the millisecond', async () => {
    const bench = await createTalkingBench()
    bench.say('call.ended', 'out-1')
    bench.clock.advance(2_999)
    expect(bench.phone.getSnapshot()).toMatchObject({ calls: [{ phase: 'ended' }], currentCallId: bench.call.id })
    bench.clock.advance(1)
    expect(bench.phone.getSnapshot()).toMatchObject({ calls: [], currentCallId: undefined })
  })

  it('hears nothing of what it had asked for', async () => {
    const bench = await createTalkingBench()
    void bench.phone.mute()
    bench.say('call.ended', 'out-1')
    await bench.reply('setMute', { ok: false, reason: 'failed' })
    expect(bench.diagnostics).toEqual([])
    expect(bench.call).toMatchObject({ phase: 'ended', mute: { desired: true } })
  })
})

describe('who listens to the quality of a call', () => {
  const sample = (bench: Awaited<ReturnType<typeof createBench>>, ref: string) =>
    bench.say('call.qualitySampled', ref, { sample: { packets: 1 } })

  it('hears of that call only, until they leave', async () => {
    const bench = await createTalkingBench()
    bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'active', held: true })
    let heard = 0
    const stop = bench.phone.subscribeQuality(bench.call.id, () => heard++)
    sample(bench, 'out-1')
    expect(heard).toBe(1)
    sample(bench, 'in-1')
    expect(heard).toBe(1)
    stop()
    sample(bench, 'out-1')
    expect(heard).toBe(1)
  })

  it('goes on with it under its older id', async () => {
    const bench = await createReadyBench()
    bench.say('call.dialed', 'out-1')
    bench.clock.advance(1_000)
    void bench.phone.startCall({ to: '101' })
    await settle()
    const heard: string[] = []
    bench.phone.subscribeQuality(bench.at(-1).id, () => heard.push('younger'))
    bench.phone.subscribeQuality(bench.at(0).id, () => heard.push('older'))
    bench.say('call.offered', 'in-2')
    bench.phone.subscribeQuality(bench.at(-1).id, () => heard.push('another'))
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    bench.say('call.established', 'out-1')
    sample(bench, 'out-1')
    expect(heard.sort()).toEqual(['older', 'younger'])
  })
})

describe('who listens to an event', () => {
  it('hears it until they leave, and leaving twice takes nobody else along', async () => {
    const bench = await createReadyBench()
    const heard: string[] = []
    const stop = bench.phone.on('call.ended', () => heard.push('one'))
    bench.phone.on('call.ended', () => heard.push('two'))
    const end = (ref: string) => {
      bench.say('call.offered', ref)
      bench.say('call.ended', ref)
    }
    end('in-1')
    stop()
    stop()
    end('in-2')
    expect(heard).toEqual(['one', 'two', 'two'])
  })
})

describe('a start that is taken when its call is over', () => {
  /** A call that was given up before the transport had taken it, and how it is taken then. */
  async function givenUp() {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: '101' })
    await settle()
    const { index } = bench.asked('startCall')
    const { id } = bench.call
    void bench.phone.hangUp()
    const taken = async () => {
      const before = bench.count('hangUp')
      bench.transport.answer(index, { ok: true, refs: { 'sip.call-id': 'out-1' } })
      await settle()
      return bench.count('hangUp') - before
    }
    return { bench, id, taken }
  }

  it('is hung up, since nobody has said that it ended', async () => {
    const { bench, taken } = await givenUp()
    bench.clock.advance(5_000)
    expect(await taken()).toBe(1)
    expect(bench.kinds()).toContain('ghost')
  })

  it('is left alone when the transport has said that it ended', async () => {
    const { bench, id, taken } = await givenUp()
    bench.emit({ type: 'call.ended', call: { callId: id } })
    expect(bench.call.phase).toBe('ended')
    expect(await taken()).toBe(0)
    expect(bench.kinds()).not.toContain('ghost')
  })

  it('is left alone when the transport has said later why it ended', async () => {
    const { bench, id, taken } = await givenUp()
    bench.clock.advance(5_000)
    bench.emit({ type: 'call.endRefined', call: { callId: id }, reason: 'cancelled', by: 'local' })
    expect(await taken()).toBe(0)
  })

  it('takes no other call along that it turns out to be', async () => {
    const { bench, taken } = await givenUp()
    bench.clock.advance(5_000)
    bench.say('call.found', 'out-1', { direction: 'outgoing', phase: 'active' })
    await taken()
    expect(bench.events).not.toContain('call.joined')
    expect(bench.at(-1).phase).toBe('active')
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

describe('an id of a call that is long over', () => {
  it('may be the id of another call', async () => {
    const bench = await createReadyBench()
    bench.say('call.offered', 'in-1')
    bench.say('call.ended', 'in-1')
    bench.clock.advance(60_000)
    bench.say('call.offered', 'in-1')
    expect(bench.calls).toEqual([])
    bench.clock.advance(64_000)
    bench.say('call.offered', 'in-1')
    expect(bench.calls).toMatchObject([{ phase: 'incoming' }])
  })
})

describe('a call that fails inside', () => {
  /** A phone whose source of chance breaks when the test says so: the wait after a glare is drawn by chance. */
  async function failing() {
    let broken = false
    const random = () => {
      if (broken) throw new Error('no chance left')
      return 0.5
    }
    const bench = await createTalkingBench({ phone: { random }, capabilities: { reports: { media: false } } })
    bench.say('call.found', 'in-1', { direction: 'incoming', phase: 'active', held: true })
    void bench.phone.hold(bench.at(0).id)
    broken = true
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    return bench
  }

  it('is ended, hung up and reported with its fault', async () => {
    const bench = await failing()
    const { id } = bench.at(0)
    expect(bench.at(0)).toMatchObject({ phase: 'ended', end: { confirmed: false } })
    expect(bench.asked('hangUp').command).toMatchObject({ call: { callId: id }, why: 'ghost' })
    expect(bench.diagnostics).toMatchObject([
      { kind: 'contained-error', callId: id, message: expect.stringContaining('no chance left') },
    ])
    expect(bench.events).toContain('call.ended')
  })

  it('takes no other call and no command along', async () => {
    const bench = await failing()
    expect(bench.at(1).phase).toBe('held')
    bench.say('call.holdChanged', 'in-1', { side: 'local', held: false })
    expect(bench.at(1).phase).toBe('active')
    expect(await bench.phone.hangUp(bench.at(0).id)).toMatchObject({ ok: false, reason: 'call-ended' })
  })
})
