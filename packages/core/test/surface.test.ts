import { settle } from '@offhook/testing'
import { createMockSurface } from '@offhook/transport-mock'
import { describe, expect, it } from 'vitest'
import { createBench } from './phone-bench.ts'

async function withSurface() {
  const surface = createMockSurface()
  const bench = await createBench({ phone: { surface } })
  await settle()
  return { surface, bench }
}

describe('a phone with an OS call screen', () => {
  it('shows an incoming call there and settles its answer only when the call connects', async () => {
    const { surface, bench } = await withSurface()
    const call = await bench.incoming('c1')
    await settle()
    expect(surface.shown).toMatchObject([{ callId: call.id, stage: 'ringing' }])
    const request = surface.user.answer()
    expect(bench.call).toMatchObject({ phase: 'incoming', answering: true })
    expect(surface.settled.size).toBe(0)
    bench.emit({ type: 'call.established', call: bench.subject('c1') })
    await settle()
    expect(bench.call.phase).toBe('active')
    expect([...surface.settled]).toEqual([[request, true]])
  })

  it('closes the screen once, with the end', async () => {
    const { surface, bench } = await withSurface()
    await bench.incoming('c1')
    bench.emit({ type: 'call.ended', call: bench.subject('c1'), reason: 'cancelled', by: 'remote' })
    await settle()
    expect(surface.closed).toHaveLength(1)
  })

  it('never lets a request for an unknown call touch a call that lives', async () => {
    const { surface, bench } = await withSurface()
    await bench.signIn()
    await bench.talking()
    surface.request({ requestId: 'r9', type: 'end', call: { refs: { 'os.uuid': 'nobody' } } })
    await settle()
    expect(bench.call.phase).toBe('active')
    expect(bench.kinds()).toContain('unknown')
  })
})
