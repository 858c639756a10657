import { createScriptedTransport, createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type CallList, createPhone, type Device } from '../src/index.ts'
import { createBench } from './phone-bench.ts'

type Answer = (list: CallList) => void

/** The transport answers the question which calls live when the test says so. */
async function bench() {
  const answers: Answer[] = []
  const { phone, clock } = await createBench({
    script: { listCalls: () => new Promise<CallList>((resolve) => answers.push(resolve)) },
  })
  return { phone, clock, answers, listed: () => phone.getSnapshot().listed }
}
const nobody: CallList = { complete: true, facts: [] }

describe('a phone that has just been started', () => {
  it('knows no calls until the transport has said which live, though there are none', async () => {
    const { phone, answers, listed } = await bench()
    expect([phone.getSnapshot().status, listed()]).toEqual(['ready', false])
    answers[0]?.(nobody)
    await settle()
    expect(listed()).toBe(true)
  })

  it('has the call that was there before it in the snapshot that first says so', async () => {
    const { phone, answers } = await bench()
    const seen: string[] = []
    phone.subscribe(() => {
      const { listed, calls } = phone.getSnapshot()
      if (listed) seen.push(calls.map(({ phase }) => phase).join())
    })
    const facts = [{ type: 'call.found', call: { refs: { x: '1' } }, direction: 'incoming', phase: 'incoming' }]
    answers[0]?.({ complete: true, facts })
    await settle()
    expect(seen[0]).toBe('incoming')
  })

  it('does not wait for ever', async () => {
    const { clock, listed } = await bench()
    clock.advance(60_000)
    expect(listed()).toBe(true)
  })

  it('asks anew after a stop', async () => {
    const { phone, answers, listed } = await bench()
    answers[0]?.(nobody)
    await settle()
    const stopped = phone.stop()
    await settle()
    await stopped
    expect(listed()).toBe(false)
    await phone.start()
    expect(listed()).toBe(false)
    answers[1]?.(nobody)
    await settle()
    expect(listed()).toBe(true)
  })

  it('asks nothing of a transport that is not started, whatever the device says meanwhile', async () => {
    const order: string[] = []
    const transport = createScriptedTransport(
      {},
      {
        async onStart() {
          await settle()
          order.push('started')
        },
        listCalls() {
          order.push('asked')
          return nobody
        },
      },
    )
    const device: Device = {
      name: 'test',
      handles: ['app', 'network'],
      async start({ emit }) {
        emit({ type: 'app.changed', state: 'foreground' })
        emit({ type: 'network.changed', online: false })
        emit({ type: 'network.changed', online: true })
      },
      execute: async () => ({ ok: true }),
      async stop() {},
    }
    const phone = createPhone({ transport, device, clock: createVirtualClock() })
    await phone.start()
    await settle()
    expect(order).toEqual(['started', 'asked'])
  })
})
