import { describe, expect, it } from 'vitest'
import { endOf, openStage } from './support/stage.ts'

const names = (stage: Awaited<ReturnType<typeof openStage>>) =>
  stage.call.participants?.map(({ userId, self }) => (self ? `${userId} (me)` : userId))

describe('a group call that is placed', () => {
  it('rings at every member, and shows who is in it', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'group:team' }))
    expect(stage.call.remote).toMatchObject({ address: 'group:team', name: 'The Team' })
    const [anna, ben, carl] = stage.simulator.far.calls
    expect([anna?.uid, ben?.uid, carl?.uid]).toEqual(['anna', 'ben', 'carl'])
    anna?.answer()
    await stage.pass()
    expect(stage.call.phase).toBe('active')
    expect(names(stage)).toEqual(['anna', 'me (me)'])
    ben?.answer()
    await stage.pass()
    expect(names(stage)).toEqual(['anna', 'me (me)', 'ben'])
    anna?.hangUp()
    await stage.pass()
    expect([names(stage), stage.call.phase]).toEqual([['me (me)', 'ben'], 'active'])
    expect(stage.call.participants?.[1]).toEqual({
      userId: 'ben',
      name: 'BEN',
      avatarUrl: 'https://pictures.test/ben.png',
    })
    ben?.hangUp()
    await stage.pass()
    expect(endOf(stage)).toEqual(['hung-up', 'remote'])
    expect(stage.diagnostics).toEqual([])
  })

  it('goes on when members will not come, and says who', async () => {
    const stage = await openStage()
    const declined: unknown[] = []
    stage.transport.on('memberDeclined', ({ member, status }) => declined.push([member?.uid, status]))
    await stage.done(stage.phone.startCall({ to: 'group:team' }))
    const [anna, ben] = stage.simulator.far.calls
    anna?.reject()
    ben?.busy()
    await stage.pass()
    expect(stage.call.phase).toBe('dialing')
    expect(declined).toEqual([
      ['anna', 'rejected'],
      ['ben', 'busy'],
    ])
  })

  it('is unanswered when nobody comes', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'group:team' }))
    await stage.pass(45_000)
    expect(endOf(stage)).toEqual(['no-answer', 'system'])
  })

  it('talks on when the ring timer ends, which the SDK lets run after an answer', async () => {
    const stage = await openStage()
    await stage.done(stage.phone.startCall({ to: 'group:team' }))
    stage.simulator.far.calls[0]?.answer()
    await stage.pass(60_000)
    expect(stage.call.phase).toBe('active')
    expect(stage.simulator.chat.getActiveCall()).not.toBeNull()
  })

  it('talks on though the timer could not be stopped', async () => {
    const stage = await openStage()
    Reflect.deleteProperty(stage.simulator.chat, 'CallController')
    await stage.done(stage.phone.startCall({ to: 'group:team' }))
    stage.simulator.far.calls[0]?.answer()
    await stage.pass(60_000)
    expect(stage.call.phase).toBe('active')
    expect(await stage.done(stage.phone.hangUp())).toMatchObject({ ok: true })
  })
})

describe('a group call that comes in', () => {
  it('is named by its group, with its caller as the first participant', async () => {
    const stage = await openStage()
    stage.simulator.far.call({ from: 'ben', group: 'team' })
    await stage.pass()
    expect(stage.call).toMatchObject({ phase: 'incoming', remote: { address: 'group:team', name: 'The Team' } })
    expect(names(stage)).toEqual(['ben'])
    await stage.done(stage.phone.answer())
    await stage.pass()
    expect(stage.call.phase).toBe('active')
    expect(names(stage)).toEqual(['ben', 'me (me)'])
    expect(stage.diagnostics).toEqual([])
  })

  it("talks on when the initiator's ring timer ends", async () => {
    const stage = await openStage()
    const ben = stage.simulator.far.call({ from: 'ben', group: 'team' })
    await stage.pass()
    await stage.done(stage.phone.answer())
    ben.giveUp()
    await stage.pass()
    expect(stage.call.phase).toBe('active')
  })

  it('rings on when another member will not come', async () => {
    const stage = await openStage()
    stage.simulator.far.call({ from: 'ben', group: 'team' })
    await stage.pass()
    stage.simulator.far.calls.find(({ uid }) => uid === 'anna')?.reject()
    await stage.pass()
    expect(stage.call.phase).toBe('incoming')
  })
})
