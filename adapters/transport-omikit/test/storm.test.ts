import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { hostilePayloads, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { type OmiLine, openLine } from './support/line.ts'
import { kinds, nameOf } from './support/wire.ts'

setFlagsFromString('--expose_gc')
const collect: unknown = runInNewContext('gc')

function usedHeap(): number {
  if (typeof collect !== 'function') throw new Error('There is no garbage collector to call.')
  for (let round = 0; round < 3; round += 1) collect()
  return process.memoryUsage().heapUsed
}

/** What a bad line and a busy user make in five seconds: repetitions, steps back, other calls' ends, garbage. */
async function storm({ emit, clock }: OmiLine, end: (transaction: string) => object): Promise<void> {
  for (let index = 0; index < 10_000; index += 1) {
    const on = index % 7 < 3
    switch (index % 8) {
      case 0:
        emit('MUTED', on)
        break
      case 1:
        emit('HOLD', on)
        break
      case 2:
        emit('CALL_STATE_CHANGED', {
          status: [0, 3, 4, 5, 8][index % 5],
          callerNumber: '',
          incoming: true,
          transactionId: 't-1',
        })
        break
      case 3:
        emit('CALL_STATE_CHANGED', hostilePayloads[index % hostilePayloads.length]?.make())
        break
      case 4:
        emit('CALL_STATE_CHANGED', end(`other-${index}`))
        break
      case 5:
        emit('CALL_QUALITY', { quality: index % 3, stat: { mos: 4, jitter: index % 50, latency: 80, lcn: index } })
        break
      case 6:
        emit('CALL_QUALITY', 'nothing of the kind')
        break
      default:
        emit('AUDIO_CHANGE', { data: [{ name: 'Speaker', type: on ? 1 : '0' }] })
    }
    if (index % 200 > 0) continue
    clock.advance(100)
    // Each event of a real bridge comes in a turn of its own: what one of them asks is answered between them.
    await settle()
  }
}

describe.each(kinds.map((kind) => [nameOf(kind), kind] as const))('a storm of 10,000 events of %s', (_name, kind) => {
  it('leaves the live call as the last of each said, and nothing behind', async () => {
    const line = await openLine(kind)
    const end = (transactionId: string) => ({
      status: 6,
      transactionId,
      direction: 'inbound',
      codeEndCall: 200,
      ...(kind.platform === 'ios' && { incoming: true }),
    })
    line.emit('CALL_STATE_CHANGED', { status: 2, callerNumber: '100', incoming: true })
    line.emit('CALL_STATE_CHANGED', { status: 5, callerNumber: '100', incoming: true, transactionId: 't-1' })
    for (let warmUp = 0; warmUp < 3; warmUp += 1) await storm(line, end)
    line.forget()
    const before = usedHeap()
    await storm(line, end)
    line.forget()
    const grown = usedHeap() - before
    const [call, ...others] = line.calls
    expect(others).toEqual([])
    expect(call).toMatchObject({
      phase: 'active',
      remote: { address: '100' },
      mute: { actual: false, pending: false },
    })
    expect(grown).toBeLessThan(512 * 1024)
    line.emit('CALL_STATE_CHANGED', end('t-1'))
    line.clock.advance(120_000)
    expect(line.calls).toEqual([])
    expect(line.clock.pending).toBe(0)
  }, 60_000)
})
