import type { EndReason } from '@offhook/core'
import { describe, expect, it } from 'vitest'
import { wordsOfEnd } from '../../src/index.ts'
import { openSimulated, phasesOf, theCall, theFar } from '../support/simulated-phone.ts'
import type { kinds } from '../support/wire.ts'
import { rn } from './native-sides.ts'
import { sample } from './samples.ts'

// The document of omikit-plugin 4.0, sample by sample: what a start comes to, and why a call ended.

/** The rows of their table that this platform sends, and what each comes to. */
const starts = {
  android: [
    [200, 'taken'],
    [407, 'taken'],
    [401, 'bad-address'],
    [402, 'bad-address'],
    [403, 'self-call'],
    [404, 'not-registered'],
    [400, 'busy'],
    [408, 'offline'],
    [405, 'permission-denied'],
    [450, 'permission-denied'],
    [451, 'permission-denied'],
    [452, 'permission-denied'],
  ],
  ios: [
    [8, 'taken'],
    [0, 'bad-address'],
    [1, 'bad-address'],
    [2, 'self-call'],
    [3, 'failed'],
    [4, 'permission-denied'],
    [5, 'not-registered'],
    [6, 'not-registered'],
    [7, 'failed'],
    [9, 'busy'],
    [10, 'forbidden'],
    [11, 'offline'],
  ],
} as const

describe.each(rn)(sample('OmiStartCallStatus'), (_name, kind) => {
  it.each<readonly [number, string]>(starts[kind.platform])('%s is %s', async (code, outcome) => {
    const line = await openSimulated(kind)
    line.simulator.far.nextStart(code)
    const result = await line.answer(line.phone.startCall({ to: '0901234567' }))
    expect(result.ok ? 'taken' : result.reason).toBe(outcome)
    await line.pass(2_000)
    // A refused start opens no call screen.
    expect(line.phone.getSnapshot().calls).toHaveLength(outcome === 'taken' ? 1 : 0)
  })
})

/** How the phone says that a call ended which it had placed. */
async function endOf(kind: (typeof kinds)[number], code: number, answer: boolean) {
  const line = await openSimulated(kind)
  await line.answer(line.phone.startCall({ to: '0901234567' }))
  theFar(line).ring()
  if (answer) theFar(line).answer()
  await line.pass()
  if (answer) theFar(line).hangUp(code)
  else theFar(line).reject(code)
  await line.pass()
  const view = theCall(line)
  if (view.phase !== 'ended') throw new Error(view.phase)
  return view.end
}

describe.each(rn)(sample('End Call Status Codes'), (_name, kind) => {
  // The 4.0 plugin on iOS sends the SIP status in the place of the switchboard's own codes.
  const hasOwnCodes = kind.dialect !== 'rn-4.0' || kind.platform !== 'ios'

  it.each([
    [200, true, 'hung-up', undefined],
    [408, false, 'no-answer', 'Nobody answered.'],
    [480, false, 'no-answer', 'The other side cannot be reached now.'],
    [486, false, 'busy', 'The line is busy.'],
    [603, false, 'declined', 'The call was refused.'],
  ] as const)('%s is told in neutral words', async (code, answer, reason: EndReason, says) => {
    const told = await endOf(kind, code, answer)
    expect([told.reason, wordsOfEnd(told, 'en')?.says]).toEqual([reason, says])
  })

  it.each([
    [850, 'forbidden'],
    [854, 'blocked'],
    [865, 'forbidden'],
  ] as const)('%s is a rule of the switchboard, with words of its own', async (code, reason: EndReason) => {
    const told = await endOf(kind, code, false)
    if (!hasOwnCodes) return expect(told).toMatchObject({ reason: 'forbidden', vendor: { code: 403 } })
    expect(told).toMatchObject({ reason, vendor: { code } })
    expect(wordsOfEnd(told, 'vi')?.says).not.toBe(wordsOfEnd(told, 'en')?.says)
  })

  it('487, cancelled before the answer, needs no words', async () => {
    const line = await openSimulated(kind)
    const far = line.simulator.far.call({ from: '0901' })
    await line.pass()
    far.cancel()
    await line.pass()
    const call = theCall(line)
    expect(call).toMatchObject({ phase: 'ended', end: { reason: 'cancelled', by: 'remote' } })
    expect(call.phase === 'ended' && wordsOfEnd(call.end, 'en')).toBeUndefined()
  })

  it('602, answered by another agent, is no missed call', async () => {
    const line = await openSimulated(kind)
    const phases = phasesOf(line)
    const far = line.simulator.far.call({ from: '0901' })
    await line.pass()
    far.answeredElsewhere()
    await line.pass()
    expect(phases).toEqual(['incoming', 'ended'])
    expect(line.phone.getSnapshot().log[0]?.missed).toBe(!hasOwnCodes)
  })
})
