import { type CallView, createPhone, type Phone } from '@offhook/core'
import { createVirtualClock, settle } from '@offhook/testing'
import { describe, expect, it } from 'vitest'
import type { MockCredentials } from '../sdk/account.ts'
import { createMockExchange } from './exchange.ts'

async function town() {
  const clock = createVirtualClock(1_000)
  const exchange = createMockExchange({ clock })
  const open = async (name: string): Promise<Phone<MockCredentials>> => {
    const phone = createPhone({ transport: exchange.line(name), clock })
    await phone.start()
    await phone.signIn({ username: name })
    return phone
  }
  const [alice, bob, carol] = [await open('alice'), await open('bob'), await open('carol')]
  return { clock, exchange, alice, bob, carol }
}

const live = (phone: Phone<MockCredentials>): readonly CallView[] =>
  phone.getSnapshot().calls.filter(({ phase }) => phase !== 'ended')
const picture = (phone: Phone<MockCredentials>) => live(phone).map(({ remote, phase }) => `${remote.address} ${phase}`)
const idOf = (phone: Phone<MockCredentials>, address: string) => {
  const call = live(phone).find(({ remote }) => remote.address === address)
  if (!call) throw new Error(`there is no call with ${address}`)
  return call.id
}
const ends = (phone: Phone<MockCredentials>) => phone.getSnapshot().log.map(({ end }) => end.reason)

describe('createMockExchange', () => {
  it('lets two phones talk, hold each other, send digits and hang up', async () => {
    const { alice, bob } = await town()
    await alice.startCall({ to: 'bob' })
    expect([picture(alice), picture(bob)]).toEqual([['bob ringing'], ['alice incoming']])
    await bob.answer()
    await alice.hold()
    expect(live(bob)).toMatchObject([{ phase: 'active', onHold: 'remote' }])
    await bob.hold()
    expect([...live(alice), ...live(bob)]).toMatchObject([{ onHold: 'both' }, { onHold: 'both' }])
    await bob.hangUp()
    expect([...live(alice), ...live(bob)]).toEqual([])
    expect(ends(alice)).toEqual(['hung-up'])
  })

  it('tells who is busy, not there, unknown or screened', async () => {
    const { exchange, alice, bob, carol } = await town()
    exchange.screen('alice', 'carol', 403)
    exchange.ringAt('sales', ['nobody'])
    await bob.setDoNotDisturb(true)
    for (const to of ['bob', 'sales', 'carol']) await alice.startCall({ to })
    await carol.signOut()
    await bob.startCall({ to: 'carol' })
    expect(ends(alice)).toEqual(['forbidden', 'not-found', 'busy'])
    expect(ends(bob)).toEqual(['unreachable', 'busy'])
  })

  it('forwards always, when busy, and when nobody answers', async () => {
    const { clock, exchange, alice, bob, carol } = await town()
    for (const when of ['always', 'busy', 'no-answer'] as const) {
      exchange.forward('bob', { when, to: 'carol', afterMs: 5_000 })
      await bob.setDoNotDisturb(when === 'busy')
      await alice.startCall({ to: 'bob' })
      if (when === 'no-answer') expect(picture(bob)).toEqual(['alice incoming'])
      await clock.advanceAsync(5_000)
      expect(picture(carol)).toEqual(['alice incoming'])
      expect(picture(bob)).toEqual([])
      await alice.hangUp()
      await clock.advanceAsync(5_000)
    }
  })

  it('is busy when the one that it forwards to is, too', async () => {
    const { exchange, alice, bob, carol } = await town()
    exchange.forward('bob', { when: 'busy', to: 'carol' })
    await bob.setDoNotDisturb(true)
    await carol.setDoNotDisturb(true)
    await alice.startCall({ to: 'bob' })
    expect([ends(alice), ends(bob), ends(carol)]).toEqual([['busy'], ['busy'], ['busy']])
  })

  it('refuses a call that is forwarded round and round', async () => {
    const { exchange, alice } = await town()
    exchange.forward('bob', { when: 'always', to: 'carol' })
    exchange.forward('carol', { when: 'always', to: 'bob' })
    await alice.startCall({ to: 'bob' })
    expect(ends(alice)).toEqual(['server-error'])
  })

  it('rings at several lines until one answers', async () => {
    const { exchange, alice, bob, carol } = await town()
    exchange.ringAt('sales', ['bob', 'carol'])
    await alice.startCall({ to: 'sales' })
    await carol.answer()
    expect([picture(alice), picture(bob), picture(carol)]).toEqual([['sales active'], [], ['alice active']])
    expect(ends(bob)).toEqual(['answered-elsewhere'])
  })

  it('hands a call on, with the word of the one who is handed on', async () => {
    const { alice, bob, carol } = await town()
    await alice.startCall({ to: 'bob' })
    await bob.answer()
    await alice.transfer({ to: 'carol' }, idOf(alice, 'bob'))
    expect(live(bob)).toMatchObject([{ transferAsked: { to: 'carol' } }])
    await bob.acceptTransfer()
    expect(live(alice)).toMatchObject([{ transfer: { stage: 'ringing' } }])
    await carol.answer()
    await settle()
    expect([picture(alice), picture(bob), picture(carol)]).toEqual([[], ['carol active'], ['bob active']])
    expect(ends(alice)).toEqual(['transferred'])
    expect(ends(bob)).toEqual(['transferred'])
  })

  it('says why a transfer came to nothing', async () => {
    const { alice, bob, carol } = await town()
    await carol.setDoNotDisturb(true)
    await alice.startCall({ to: 'bob' })
    await bob.answer()
    await alice.transfer({ to: 'carol' }, idOf(alice, 'bob'))
    await bob.acceptTransfer()
    expect(live(alice)).toMatchObject([{ phase: 'active', transfer: { stage: 'failed', reason: 'busy' } }])
    await alice.transfer({ to: 'carol' }, idOf(alice, 'bob'))
    await bob.rejectTransfer()
    expect(live(alice)).toMatchObject([{ phase: 'active', transfer: { stage: 'failed', reason: 'declined' } }])
  })

  it('hands a call on after a consultation, without a ring', async () => {
    const { alice, bob, carol } = await town()
    await alice.startCall({ to: 'bob' })
    await bob.answer()
    await alice.startCall({ to: 'carol' })
    await carol.answer()
    expect(picture(alice)).toEqual(['bob held', 'carol active'])
    await alice.transfer({ consulted: idOf(alice, 'carol') }, idOf(alice, 'bob'))
    await bob.acceptTransfer()
    await settle()
    expect([picture(alice), picture(bob), picture(carol)]).toEqual([[], ['carol active'], ['bob active']])
    expect([ends(alice), ends(bob), ends(carol)]).toEqual([
      ['transferred', 'transferred'],
      ['transferred'],
      ['replaced'],
    ])
  })
})
