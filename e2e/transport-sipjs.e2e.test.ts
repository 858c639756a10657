import { describe, expect } from 'vitest'
import { expectTalking, hangUp, taken, talk, transportScenarios } from './support/transport-scenario.ts'

const scenario = transportScenarios()

describe('a call between two browsers', () => {
  scenario('rings, is answered, carries sound both ways and is hung up by the caller', async (alice, bob) => {
    const { ofAlice } = await talk(alice, bob)
    await expectTalking(alice, bob)
    // The call as a level, and beside it how its media, its remote hold and its pictures stand.
    const levels = [
      { type: 'call.mediaChanged', media: 'connected' },
      { type: 'call.holdChanged', side: 'remote', held: false },
      { type: 'call.videoChanged', side: 'local', video: 'off' },
      { type: 'call.videoChanged', side: 'remote', video: 'off' },
    ]
    expect(await alice.listCalls()).toMatchObject([
      { type: 'call.found', direction: 'outgoing', phase: 'active' },
      ...levels,
    ])
    expect(await bob.listCalls()).toMatchObject([
      { type: 'call.found', direction: 'incoming', phase: 'active', remote: { address: '100' } },
      ...levels,
    ])
    await alice.execute({ type: 'hangUp', call: ofAlice, why: 'user' })
    expect(await alice.next('call.ended')).toMatchObject({ by: 'local', reason: 'hung-up' })
    expect(await bob.next('call.ended')).toMatchObject({ by: 'remote', reason: 'hung-up' })
    expect(await alice.callFacts()).toEqual(['dialed', 'ringing', 'established', 'muteChanged', 'ended'])
    expect(await bob.callFacts()).toEqual(['offered', 'connecting', 'established', 'muteChanged', 'ended'])
    expect(await alice.listCalls()).toEqual([])
  })

  scenario('is hung up by the side that answered', async (alice, bob) => {
    const { ofBob } = await talk(alice, bob)
    await bob.execute({ type: 'hangUp', call: ofBob, why: 'user' })
    expect(await bob.next('call.ended')).toMatchObject({ by: 'local' })
    expect(await alice.next('call.ended')).toMatchObject({ by: 'remote', reason: 'hung-up' })
  })

  scenario('is hung up by both at once', async (alice, bob) => {
    const { ofAlice, ofBob } = await talk(alice, bob)
    await Promise.all([
      alice.execute({ type: 'hangUp', call: ofAlice, why: 'user' }),
      bob.execute({ type: 'hangUp', call: ofBob, why: 'user' }),
    ])
    await alice.next('call.ended')
    await bob.next('call.ended')
    expect((await alice.callFacts()).filter((fact) => fact === 'ended')).toHaveLength(1)
    expect((await bob.callFacts()).filter((fact) => fact === 'ended')).toHaveLength(1)
  })

  scenario('names who calls', async (alice, bob, rig) => {
    await alice.execute({ type: 'signIn', credentials: { ...rig.credentials('100'), displayName: 'Ann "A" Lê' } })
    await alice.next('registration.changed', { state: 'registered' })
    const call = await alice.dial('sip:101@offhook.test', { headers: { 'X-Queue': '7' } })
    expect(await bob.next('call.offered')).toMatchObject({ remote: { address: '100', name: 'Ann "A" Lê' } })
    await hangUp(alice, call, bob)
  })
})

describe('a call that is not taken', () => {
  scenario('is refused as busy (486)', async (alice, bob) => {
    await alice.dial('101')
    const call = await bob.rung()
    expect(await bob.execute({ type: 'decline', call, as: 'busy' })).toEqual(taken)
    expect(await alice.next('call.ended')).toMatchObject({ sip: 486, reason: 'busy', by: 'remote' })
    expect(await bob.next('call.ended')).toMatchObject({ sip: 486, by: 'local' })
    expect(await bob.callFacts()).toEqual(['offered', 'ended'])
  })

  scenario('is declined everywhere (603)', async (alice, bob) => {
    await alice.dial('101')
    const call = await bob.rung()
    expect(await bob.execute({ type: 'decline', call, as: 'declined' })).toEqual(taken)
    expect(await alice.next('call.ended')).toMatchObject({ sip: 603, reason: 'declined', by: 'remote' })
    expect(await bob.next('call.ended')).toMatchObject({ sip: 603, reason: 'declined', by: 'local' })
  })

  scenario('is cancelled by the caller', async (alice, bob) => {
    const call = await alice.dial('101')
    await bob.rung()
    await alice.next('call.ringing')
    expect(await alice.execute({ type: 'hangUp', call, why: 'user' })).toEqual(taken)
    expect(await alice.next('call.ended')).toMatchObject({ sip: 487, reason: 'cancelled', by: 'local' })
    expect(await bob.next('call.ended')).toMatchObject({ reason: 'cancelled', by: 'remote' })
  })

  scenario('is given up by the server when nobody answers', async (alice, bob) => {
    await alice.dial('101', { headers: { 'X-No-Answer-Ms': '1500' } })
    await bob.rung()
    expect(await alice.next('call.ended')).toMatchObject({ sip: 408, reason: 'no-answer' })
    expect(await bob.next('call.ended')).toMatchObject({ reason: 'cancelled' })
  })

  scenario('is cancelled and answered at the same moment, again and again', async (alice, bob) => {
    for (let round = 0; round < 5; round++) {
      const call = await alice.dial('101')
      const offered = await bob.rung()
      await Promise.all([
        alice.execute({ type: 'hangUp', call, why: 'user' }),
        bob.execute({ type: 'answer', call: offered, video: false, muted: false }),
      ])
      await alice.next('call.ended')
      await bob.next('call.ended')
    }
  })
})

describe('codes of the server', () => {
  const codes = [
    ['909', { sip: 404, reason: 'not-found' }],
    ['104', { sip: 480, reason: 'unreachable' }],
    ['code-503-q34', { sip: 503, q850: 34 }],
    ['code-486-q17', { sip: 486, q850: 17, reason: 'busy', by: 'remote' }],
    ['100', { sip: 482 }],
  ] as const
  for (const [number, end] of codes) {
    scenario(`tells the ${end.sip} of ${number}`, async (alice) => {
      await alice.dial(number)
      expect(await alice.next('call.ended')).toMatchObject({ ...end, vendor: { code: end.sip } })
      expect(await alice.callFacts()).toEqual(['dialed', 'ended'])
    })
  }

  scenario('rings first, then tells the 480', async (alice) => {
    await alice.dial('ring-480')
    expect(await alice.next('call.ended')).toMatchObject({ sip: 480 })
    expect(await alice.callFacts()).toEqual(['dialed', 'ringing', 'ended'])
  })

  scenario('calls no progress early media when it has no sound', async (alice) => {
    await alice.dial('early-486')
    expect(await alice.next('call.ringing')).not.toHaveProperty('earlyMedia')
    await alice.next('call.ended')
  })

  scenario('tells the Reason of a BYE: a Q.850 cause and a SIP code', async (alice, bob, rig) => {
    await rig.turn('bye_q850', 31)
    await rig.turn('bye_sip', 850)
    const { ofBob } = await talk(alice, bob)
    await bob.execute({ type: 'hangUp', call: ofBob, why: 'user' })
    expect(await alice.next('call.ended')).toMatchObject({ reason: 'hung-up', q850: 31, vendor: { code: 850 } })
    await bob.next('call.ended')
  })

  scenario(
    'tells by the Reason of a BYE that the call went on, or was ended, on another device',
    async (alice, bob, rig) => {
      await rig.turn('bye_sip', 200)
      const { ofBob } = await talk(alice, bob)
      await bob.execute({ type: 'hangUp', call: ofBob, why: 'user' })
      expect(await alice.next('call.ended')).toMatchObject({ reason: 'ended-elsewhere', sip: 200 })
      await bob.next('call.ended')
    },
  )
})
