import { describe, expect, it } from 'vitest'
import { rig, targetOf } from '../fixture.ts'

async function three() {
  const phone = await rig().signedIn()
  const calls = [await phone.talking(), await phone.talking(), await phone.talking()] as const
  return { phone, calls, targets: calls.map(targetOf) }
}

describe('calls that are merged', () => {
  it('hear each other until one is split off, and the last two until one of them ends', async () => {
    const { phone, calls, targets } = await three()
    const [a, b, c] = calls
    const [first, second, third] = targets as [(typeof targets)[0], (typeof targets)[0], (typeof targets)[0]]
    expect(await phone.ask({ type: 'merge', calls: [first, second] })).toEqual({ ok: true })
    expect(await phone.ask({ type: 'merge', calls: [first, third] })).toEqual({ ok: true })
    expect(calls.map(({ hears }) => hears)).toEqual([
      [b.id, c.id],
      [a.id, c.id],
      [a.id, b.id],
    ])
    await phone.ask({ type: 'split', calls: [second] })
    expect(calls.map(({ hears }) => hears)).toEqual([[c.id], [], [a.id]])
    a.hangUp()
    expect(c.hears).toEqual([])
  })

  it('are refused while one of them is held: the phone resumes it first', async () => {
    const { phone, targets } = await three()
    const [first, second] = targets as [(typeof targets)[0], (typeof targets)[0]]
    await phone.ask({ type: 'setHold', call: first, held: true, from: false })
    expect(await phone.ask({ type: 'merge', calls: [first, second] })).toMatchObject({ ok: false, reason: 'refused' })
  })
})

describe('a transfer to a number', () => {
  it.each([
    [
      'answers',
      [
        { at: 100, do: 'call.ring' },
        { at: 200, do: 'call.answer' },
      ],
      ['accepted', 'ringing', 'done'],
      undefined,
    ],
    ['is busy', [{ at: 100, do: 'call.reject', code: 486 }], ['accepted', 'failed'], 'busy'],
  ] as const)('that %s goes as a call to it would', async (_, steps, stages, reason) => {
    const phone = await rig({ answers: { '300': { steps } } }).signedIn()
    const call = await phone.talking()
    await phone.ask({ type: 'transfer', call: targetOf(call), to: '300' })
    phone.clock.advance(1_000)
    const facts = phone.of('call.transferChanged')
    expect(facts.map(({ stage }) => stage)).toEqual(stages)
    expect(facts.at(-1)?.reason).toBe(reason)
  })

  it('that cannot be called at all fails', async () => {
    const refuse = { ok: false, reason: 'bad-address' } as const
    const phone = await rig({ answers: { '300': { refuse } } }).signedIn()
    const call = await phone.talking()
    await phone.ask({ type: 'transfer', call: targetOf(call), to: '300' })
    expect(phone.of('call.transferChanged').map(({ stage }) => stage)).toEqual(['accepted', 'failed'])
  })
})

describe('a far side that asks to be replaced', () => {
  it('hangs up when the call that it asked for talks', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.askTransfer('300')
    expect(call.askedFor).toBe('300')
    expect(await phone.ask({ type: 'answerTransfer', call: targetOf(call), accept: true })).toMatchObject({ ok: true })
    expect(phone.of('call.dialed')).toMatchObject([{ remote: { address: '300' } }])
    expect(call.stage).toBe('talking')
    phone.far.last?.answer()
    expect(phone.of('call.ended')).toMatchObject([{ call: call.subject, reason: 'hung-up', by: 'remote' }])
  })

  it('talks on when the phone rejects it, and is not answered twice', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    call.askTransfer('300')
    const reject = () => phone.ask({ type: 'answerTransfer', call: targetOf(call), accept: false })
    expect(await reject()).toEqual({ ok: true })
    expect([call.askedFor, call.stage]).toEqual([undefined, 'talking'])
    expect(await reject()).toMatchObject({ ok: false })
  })

  it('ends as replaced when the one who calls in its place talks', async () => {
    const phone = await rig().signedIn()
    const call = await phone.talking()
    const heir = call.replaceBy({ from: '201', name: 'Assistant' })
    expect(phone.of('call.offered')).toMatchObject([{ replaces: call.subject, remote: { address: '201' } }])
    await phone.ask({ type: 'answer', call: targetOf(heir), video: false, muted: false })
    expect(phone.of('call.ended')).toMatchObject([{ call: call.subject, reason: 'replaced' }])
    expect(heir.stage).toBe('talking')
  })
})
