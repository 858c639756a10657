import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { CallList } from '../../src/index.ts'
import { createReadyBench } from '../phone-bench.ts'

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
