import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { createBench, createReadyBench, createTalkingBench } from '../phone-bench.ts'

/** Our call `b` to somebody, whose ref is known. */
async function createCrossedBench(to: string | { userId: string } = '101') {
  const bench = await createReadyBench({ capabilities: { sharedRef: 'sip.call-id' } })
  void bench.phone.startCall({ to })
  await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'b' } })
  return bench
}
const phases = ({ calls }: { calls: readonly { phase: string }[] }) => calls.map(({ phase }) => phase)

describe('a call that crosses ours', () => {
  it('is none of another user, where users have no numbers', async () => {
    const bench = await createCrossedBench({ userId: 'mai' })
    bench.say('call.offered', 'a', { remote: { userId: 'lan' } })
    expect(bench.calls).toMatchObject([{ phase: 'preparing' }, { phase: 'incoming', answering: false }])
    expect(bench.events).toContain('call.incoming')
  })

  it('is answered with sound only, as ours was meant, and ours is hung up', async () => {
    const bench = await createCrossedBench()
    bench.say('call.offered', 'a', { remote: { address: '101' } })
    expect(bench.asked('answer').command).toMatchObject({ video: false, muted: false })
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'policy', call: bench.subject('b') })
  })

  it('is screened like any call when it crosses none', async () => {
    const bench = await createCrossedBench()
    await bench.phone.setDoNotDisturb(true)
    bench.say('call.offered', 'a', { remote: { address: '102' } })
    expect(bench.asked('decline').command).toMatchObject({ as: 'busy', call: bench.subject('a') })
  })

  it('waits without a ring while ours only dials', async () => {
    const bench = await createCrossedBench()
    bench.say('call.dialed', 'b')
    bench.say('call.offered', 'c', { remote: { address: '101' } })
    expect(phases(bench)).toEqual(['dialing', 'incoming'])
    expect(bench.events).toEqual([])
  })

  it('goes on when the network has given ours up', async () => {
    const bench = await createCrossedBench()
    bench.say('call.offered', 'c', { remote: { address: '101' } })
    bench.say('call.ended', 'b', { reason: 'unreachable', by: 'network' })
    expect(bench.at(-1)).toMatchObject({ phase: 'incoming', answering: true })
  })
})

describe('one voice', () => {
  it('is kept only where the policy wants it', async () => {
    const bench = await createTalkingBench({ policy: { oneVoice: false } })
    bench.say('call.offered', 'in-2')
    bench.say('call.established', 'in-2')
    expect(phases(bench)).toEqual(['active', 'active'])
    expect(bench.count('setHold')).toBe(0)
  })

  it('is tried again after a hold that crossed another one', async () => {
    const bench = await createTalkingBench({ policy: { glareRetries: 0 } })
    bench.say('call.offered', 'in-2')
    bench.say('call.established', 'in-2')
    await bench.reply('setHold', { ok: false, reason: 'glare' })
    expect(bench.count('setHold')).toBe(2)
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    expect(phases(bench)).toEqual(['held', 'active'])
  })
})

describe('startCall', () => {
  it('is refused as offline until the account is back after the link was', async () => {
    const bench = await createReadyBench()
    bench.emit({ type: 'link.changed', state: 'down' })
    expect(bench.phone.getSnapshot().cannotStartCall).toBe('offline')
    bench.emit({ type: 'link.changed', state: 'up' })
    const { registration, cannotStartCall } = bench.phone.getSnapshot()
    expect([registration.state, cannotStartCall]).toEqual(['reconnecting', 'offline'])
  })

  it('is refused as offline without a link where no registration is told', async () => {
    const bench = await createBench({ capabilities: { reports: { registration: false } } })
    expect(bench.phone.getSnapshot().canStartCall).toBe(true)
    bench.emit({ type: 'link.changed', state: 'down' })
    expect(bench.phone.getSnapshot().cannotStartCall).toBe('offline')
  })

  it('shows the user whom it calls, where there is no number', async () => {
    const bench = await createReadyBench()
    void bench.phone.startCall({ to: { userId: 'mai' } })
    expect(bench.call.remote).toEqual({ userId: 'mai' })
  })

  it('with video needs the microphone, too', async () => {
    const bench = await createReadyBench()
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'denied' })
    const refused = { ok: false, reason: 'permission-denied', permission: 'microphone' }
    expect(await bench.phone.startCall({ to: '101', video: true })).toEqual(refused)
  })

  it.each([
    ['microphone', 'denied'],
    ['microphone', 'prompt'],
    ['camera', 'prompt'],
  ] as const)('that may ask, asks for the %s first where it is %s', async (permission, state) => {
    const bench = await createReadyBench()
    bench.emit({ type: 'permission.changed', permission, state })
    void bench.phone.startCall({ to: '101', video: true, onPermission: 'request' })
    expect(bench.call).toMatchObject({ phase: 'preparing', waitingFor: 'permission' })
    expect(bench.asked('requestPermission').command).toMatchObject({ permission })
    expect(bench.count('startCall')).toBe(0)
  })

  it('that may not ask leaves the prompt to the SDK', async () => {
    const bench = await createReadyBench()
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'prompt' })
    void bench.phone.startCall({ to: '101' })
    expect(bench.commands()).toEqual(expect.arrayContaining(['startCall']))
    expect(bench.commands()).not.toContain('requestPermission')
  })

  it('is not taken by a fact that says nothing of dialing', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    bench.emit({ type: 'call.remoteChanged', call: { callId: bench.call.id }, remote: { name: 'Jane' } })
    expect(await bench.state(placed)).toBe('pending')
  })

  it('taken only when the user has hung up is answered by the end', async () => {
    const bench = await createReadyBench()
    const placed = bench.phone.startCall({ to: '101' })
    void bench.phone.hangUp()
    const start = bench.transport.executed.find(({ command }) => command.type === 'startCall')
    bench.transport.answer(start?.index ?? -1, { ok: true, refs: { 'sip.call-id': 'out-1' } })
    expect(await bench.state(placed)).toBe('pending')
    bench.say('call.ended', 'out-1')
    expect(await bench.state(placed)).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'cancelled' } })
  })

  it('that turns out to be a call which is there already is answered with that one', async () => {
    const bench = await createReadyBench()
    bench.say('call.dialed', 'out-1')
    const { id } = bench.call
    bench.clock.advance(1_000)
    const placed = bench.phone.startCall({ to: '101' })
    await settle()
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    expect(await bench.state(placed)).toEqual({ ok: true, settled: 'taken', callId: id })
    expect(bench.calls).toHaveLength(1)
  })
})

it('a command for a call that has ended is refused with its end', async () => {
  const bench = await createReadyBench()
  const { id } = await bench.incoming()
  bench.say('call.ended', 'in-1', { reason: 'cancelled' })
  expect(await bench.phone.answer(id)).toMatchObject({ ok: false, reason: 'call-ended', end: { reason: 'cancelled' } })
})
