import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench } from '../phone-bench.ts'

interface List {
  readonly complete: boolean
  readonly facts: readonly object[]
}

/** A transport whose lists are answered by the test, one by one. */
function slowLists() {
  const answers: ((list: List) => void)[] = []
  const listCalls = () => new Promise<List>((resolve) => answers.push(resolve))
  return { answers, script: { listCalls } }
}

describe('a slow list of calls', () => {
  it('ends no call that came after the question', async () => {
    const { answers, script } = slowLists()
    const bench = await createBench({ script })
    await bench.signIn()
    await bench.incoming('in-1')
    bench.say('call.established', 'in-1')
    expect(answers).toHaveLength(1)
    answers[0]?.({ complete: true, facts: [] })
    await settle()
    expect(bench.call.phase).toBe('active')
    expect(bench.count('hangUp')).toBe(0)
  })

  it('ends a call that lived when it was asked and is neither listed nor heard of since', async () => {
    const { answers, script } = slowLists()
    const bench = await createReadyBench({ script })
    await bench.talking()
    answers[0]?.({ complete: true, facts: [] })
    await settle()
    expect(bench.call.phase).toBe('active')
    bench.emit({ type: 'app.changed', state: 'foreground' })
    await settle()
    answers[1]?.({ complete: true, facts: [] })
    await settle()
    expect(bench.call).toMatchObject({ phase: 'ended', end: { reason: 'connection-lost', by: 'network' } })
  })

  it('does not put back a hold that was reported after the question', async () => {
    const { answers, script } = slowLists()
    const bench = await createReadyBench({ script })
    await bench.talking()
    answers[0]?.({ complete: true, facts: [] })
    await settle()
    bench.emit({ type: 'app.changed', state: 'foreground' })
    await settle()
    void bench.phone.hold()
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    const call = bench.subject('out-1')
    const found = { type: 'call.found', call, direction: 'outgoing', phase: 'active', held: false, muted: false }
    answers[1]?.({ complete: true, facts: [found] })
    await settle()
    expect(bench.call.phase).toBe('held')
  })

  it('is asked for one at a time, once more afterwards, and again when it was never answered', async () => {
    const { answers, script } = slowLists()
    const bench = await createReadyBench({ script })
    for (let index = 0; index < 5; index++) {
      bench.emit({ type: 'link.changed', state: 'down' })
      bench.emit({ type: 'link.changed', state: 'up' })
    }
    await settle()
    expect(bench.transport.listed).toBe(1)
    answers[0]?.({ complete: true, facts: [] })
    await settle()
    expect(bench.transport.listed).toBe(2)
    bench.emit({ type: 'app.changed', state: 'foreground' })
    bench.clock.advance(10_000)
    await settle()
    expect(bench.transport.listed).toBe(3)
  })
})
