import { settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import { withScreen } from './with-screen.ts'

const SIRI = 'd3adbeef-0f5c-4c8e-9a64-0b1c5a3d7e21'
const named = { 'os.uuid': SIRI, 'sip.call-id': 'in-1' }

async function talking(...refs: string[]) {
  const bench = await withScreen({ policy: { oneVoice: false } })
  for (const ref of refs) await bench.talking(ref)
  await settle()
  return { bench, ids: bench.calls.map(({ id }) => id) }
}

/** A call that rings here, in an app whose screen shows it. */
async function ringing() {
  const bench = await withScreen()
  await bench.incoming()
  await settle()
  return bench
}

/** Calls that have ended and are shown no more, the one that ended last at the end; answers their ids. */
async function over(...addresses: string[]) {
  const bench = await withScreen()
  const ids: string[] = []
  for (const address of addresses) {
    await bench.incoming(address, address)
    ids.push(bench.at(-1).id)
    bench.say('call.ended', address, { reason: 'cancelled', by: 'remote' })
    await bench.clock.advanceAsync(4_000)
  }
  expect(bench.calls).toEqual([])
  return { bench, ids }
}

describe('a start that the call screen asks', () => {
  it('waits for the ports, which a woken app has only begun to start', async () => {
    let started = () => {}
    const starting = new Promise<void>((resolve) => {
      started = resolve
    })
    const bench = await withScreen({ signedIn: false, script: { onStart: () => starting } })
    const id = bench.surface.ask({ type: 'start', to: '101', video: false }, SIRI)
    await settle()
    expect([bench.phone.getSnapshot().status, bench.surface.settled]).toEqual(['starting', []])
    started()
    await settle()
    await bench.signIn()
    await settle()
    await bench.reply('startCall')
    expect(bench.surface.settled).toEqual([[id, true]])
  })

  it('begins unmuted, and says nothing of an id where the OS has given none', async () => {
    const bench = await withScreen()
    bench.surface.host.request({ type: 'start', requestId: 'r', call: {}, to: '101', video: false })
    await settle()
    expect(bench.asked('startCall').command).toStrictEqual({
      type: 'startCall',
      call: { callId: bench.call.id, refs: {} },
      to: '101',
      video: false,
      muted: false,
    })
    expect(bench.call.mute).toMatchObject({ desired: false })
  })

  it('asks for the microphone before it dials', async () => {
    const bench = await withScreen()
    bench.emit({ type: 'permission.changed', permission: 'microphone', state: 'prompt' })
    bench.surface.ask({ type: 'start', to: '101', video: false }, SIRI)
    await settle()
    expect(bench.asked('requestPermission').command).toMatchObject({ permission: 'microphone' })
    expect(bench.count('startCall')).toBe(0)
    await bench.reply('requestPermission')
    expect(bench.count('startCall')).toBe(1)
  })

  it('is answered when it has begun and the account leaves before it has come to anything', async () => {
    const bench = await withScreen()
    const id = bench.surface.ask({ type: 'start', to: '101', video: false }, SIRI)
    await settle()
    void bench.phone.signOut()
    await settle()
    bench.emit({ type: 'call.ended', call: { callId: bench.call.id } })
    await settle()
    expect(bench.phone.getSnapshot().cannotStartCall).toBe('not-registered')
    expect(bench.surface.settled).toEqual([[id, false]])
  })

  it('leaves no deadline behind once it has begun', async () => {
    const bench = await withScreen()
    bench.surface.ask({ type: 'start', to: '101', video: false }, SIRI)
    await settle()
    await bench.reply('startCall', { ok: true, refs: { 'sip.call-id': 'out-1' } })
    bench.say('call.ended', 'out-1')
    await bench.clock.advanceAsync(4_000)
    await bench.phone.stop()
    expect(bench.clock.pending).toBe(0)
  })
})

describe('an answer that is pressed before the app was told of the call', () => {
  it('is true of a call that talks already when it is told of', async () => {
    const bench = await withScreen()
    const id = bench.surface.ask({ type: 'answer' }, SIRI)
    await settle()
    expect(bench.surface.settled).toEqual([])
    bench.emit({ type: 'call.found', call: { refs: named }, direction: 'incoming', phase: 'active' })
    await settle()
    expect(bench.surface.settled).toEqual([[id, true]])
    expect(bench.kinds()).not.toContain('contained-error')
  })

  it('leaves no deadline behind once the call has come', async () => {
    const bench = await withScreen()
    bench.surface.ask({ type: 'answer' }, SIRI)
    bench.emit({ type: 'call.offered', call: { refs: named } })
    await settle()
    await bench.reply('answer')
    bench.say('call.ended', 'in-1')
    await bench.clock.advanceAsync(4_000)
    await bench.phone.stop()
    expect(bench.clock.pending).toBe(0)
  })

  it('is waited for by the id of the OS alone: without one it is refused at once', async () => {
    const bench = await withScreen()
    bench.surface.host.request({ type: 'answer', requestId: 'r', call: {} })
    await settle()
    expect(bench.surface.settled).toEqual([['r', false]])
  })
})

describe('an answer on the call screen', () => {
  it.each([
    ['with video', { video: true }, true],
    ['without video', { video: false }, false],
    ['without video where nothing is said of it', {}, false],
  ])('takes the call %s', async (_, more, video) => {
    const bench = await ringing()
    bench.surface.ask({ type: 'answer', ...more })
    await settle()
    expect(bench.asked('answer').command).toMatchObject({ video, muted: false })
  })

  it('is refused of a call that has ended meanwhile', async () => {
    const bench = await ringing()
    const { id } = bench.call
    bench.say('call.ended', 'in-1')
    const request = bench.surface.ask({ type: 'answer' }, id)
    await settle()
    expect(bench.surface.settled).toEqual([[request, false]])
    expect([bench.count('answer'), bench.kinds()]).toEqual([0, []])
  })
})

describe('a held call on the call screen', () => {
  it('is taken back', async () => {
    const { bench } = await talking('out-1')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: true })
    await settle()
    const id = bench.surface.ask({ type: 'hold', held: false })
    await settle()
    expect(bench.asked('setHold').command).toMatchObject({ held: false })
    await bench.reply('setHold')
    bench.say('call.holdChanged', 'out-1', { side: 'local', held: false })
    await settle()
    expect([bench.call.phase, bench.surface.settled]).toEqual(['active', [[id, true]]])
  })
})

describe('a group that the call screen asks', () => {
  it('is of the two calls that it names, and leaves a third one alone', async () => {
    const { bench, ids } = await talking('out-1', 'out-2', 'out-3')
    const [one, two = '', three = ''] = ids
    bench.surface.ask({ type: 'group', with: bench.os(three) }, one)
    await settle()
    expect(bench.asked('merge').command).toMatchObject({ calls: [{ callId: one }, { callId: three }] })
    await bench.reply('merge')
    expect(bench.calls.find(({ id }) => id === two)?.groupId).toBeUndefined()
  })

  it('is refused with no call of ours, also of a call that is merged with another one', async () => {
    const { bench, ids } = await talking('out-1', 'out-2')
    const [one, two = ''] = ids
    bench.surface.ask({ type: 'group', with: bench.os(two) }, one)
    await settle()
    await bench.reply('merge')
    const id = bench.surface.ask({ type: 'group', with: bench.os(SIRI) }, one)
    await settle()
    expect(bench.surface.settled.at(-1)).toEqual([id, false])
    expect(bench.count('merge')).toBe(1)
    expect(bench.diagnostics).toMatchObject([{ kind: 'unknown', message: expect.stringContaining('group') }])
  })
})

describe('a call back of a notification', () => {
  it('calls the far side of the call that it names, and not of a later one', async () => {
    const { bench, ids } = await over('0901234567', '0907654321')
    bench.surface.ask({ type: 'callBack' }, ids[0])
    await settle()
    expect(bench.asked('startCall').command).toMatchObject({ to: '0901234567' })
  })

  it('calls nobody back when the line of the call was cleared from the log', async () => {
    const { bench, ids } = await over('0901234567')
    await bench.phone.clearLog()
    const id = bench.surface.ask({ type: 'callBack' }, ids[0])
    await settle()
    expect(bench.surface.settled).toEqual([[id, false]])
    expect(bench.calls).toEqual([])
    expect(bench.diagnostics).toMatchObject([{ kind: 'unknown', message: expect.stringContaining('callBack') }])
  })
})

describe('the ring timer of a call screen that goes off', () => {
  it('hangs up as the phone’s own policy', async () => {
    const bench = await ringing()
    bench.surface.host.emit({ type: 'surface.timedOut', call: bench.os(bench.call.id) })
    await settle()
    expect(bench.asked('hangUp').command).toMatchObject({ why: 'policy' })
  })

  it('is reported of a call that has ended, by its name', async () => {
    const bench = await ringing()
    const { id } = bench.call
    bench.say('call.ended', 'in-1')
    bench.surface.host.emit({ type: 'surface.timedOut', call: bench.os(id) })
    await settle()
    expect(bench.diagnostics).toEqual([
      { kind: 'late', at: bench.clock.now(), callId: id, message: expect.stringContaining('stopped ringing') },
    ])
  })

  it('is reported of no call of ours, without a name', async () => {
    const bench = await ringing()
    bench.surface.host.emit({ type: 'surface.timedOut', call: bench.os(SIRI) })
    await settle()
    expect(bench.diagnostics).toEqual([
      { kind: 'late', at: bench.clock.now(), message: expect.stringContaining('stopped ringing') },
    ])
    expect(bench.call.phase).toBe('incoming')
  })
})
