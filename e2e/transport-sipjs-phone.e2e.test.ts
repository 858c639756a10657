import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectCalls, type PhonePage, withThreePhones } from './support/phones.ts'
import { Rig } from './support/rig.ts'
import { expectHearing, tones } from './support/tones.ts'

const { alice: a, bob: b, carol: c } = tones

let rig: Rig
beforeAll(async () => {
  rig = await Rig.start('phone')
})
afterAll(() => rig?.stop())

type Scenario = Parameters<typeof withThreePhones>[2]

function scenario(behaviour: string, run: Scenario, setup: Parameters<typeof withThreePhones>[1] = {}): void {
  it(behaviour, () => withThreePhones(rig, setup, run), 90_000)
}

const ok = expect.objectContaining({ ok: true })

async function call(caller: PhonePage, callee: PhonePage): Promise<void> {
  expect(await caller.give('startCall', { to: callee.name })).toEqual(ok)
  await expect.poll(async () => (await callee.callWith(caller.name)).phase).toBe('incoming')
  expect(await callee.give('answer', (await callee.callWith(caller.name)).id)).toEqual(ok)
  await expect.poll(async () => (await caller.callWith(callee.name)).phase).toBe('active')
}

describe('three phones on a server', () => {
  scenario('talk as one when two calls are merged, and apart when they are split', async (alice, bob, carol) => {
    await call(alice, bob)
    await call(alice, carol)
    await expectCalls(alice, '101 held', '102 active')
    await expectHearing(bob)
    expect(await alice.give('merge')).toEqual(ok)
    await expectCalls(alice, '101 active', '102 active')
    await expectHearing(alice, b, c)
    await expectHearing(bob, a, c)
    await expectHearing(carol, a, b)
    expect(await alice.give('split', (await alice.callWith('101')).id)).toEqual(ok)
    await expectCalls(alice, '101 active', '102 held')
    await expectHearing(bob, a)
    await expectHearing(carol)
    for (const { id } of await alice.calls()) expect(await alice.give('hangUp', id)).toEqual(ok)
    await expectCalls(bob)
    await expectCalls(carol)
  })

  scenario('hand a call on to an address', async (alice, bob, carol) => {
    await call(alice, bob)
    expect(await alice.give('transfer', { to: '102' })).toEqual(ok)
    await expect.poll(async () => (await bob.callWith('100')).can.acceptTransfer).toBe(true)
    expect(await bob.give('acceptTransfer', (await bob.callWith('100')).id)).toEqual(ok)
    await expect.poll(async () => (await carol.callWith('101')).phase).toBe('incoming')
    expect(await carol.give('answer')).toEqual(ok)
    await expectCalls(alice)
    await expectCalls(bob, '102 active')
    await expectHearing(bob, c)
    await expectHearing(carol, b)
    expect(await alice.ends()).toEqual(['transferred'])
    expect(await bob.ends()).toEqual(['transferred'])
    expect(await bob.give('hangUp')).toEqual(ok)
    await expectCalls(carol)
  })

  scenario('hand a call on to one that was asked first', async (alice, bob, carol) => {
    await call(alice, bob)
    await call(alice, carol)
    const [toBob, toCarol] = [await alice.callWith('101'), await alice.callWith('102')]
    expect(await alice.give('transfer', { consulted: toCarol.id }, toBob.id)).toEqual(ok)
    await expect.poll(async () => (await bob.callWith('100')).can.acceptTransfer).toBe(true)
    expect(await bob.give('acceptTransfer', (await bob.callWith('100')).id)).toEqual(ok)
    await expectCalls(alice)
    await expectCalls(bob, '102 active')
    await expectCalls(carol, '101 active')
    await expectHearing(bob, c)
    await expectHearing(carol, b)
    expect(await alice.ends()).toEqual(['transferred', 'transferred'])
    expect(await bob.ends()).toEqual(['transferred'])
    expect(await carol.ends()).toEqual(['replaced'])
    expect(await carol.give('hangUp')).toEqual(ok)
    await expectCalls(bob)
  })

  scenario('stay as they were when the far side does not want to be handed on', async (alice, bob) => {
    await call(alice, bob)
    expect(await alice.give('transfer', { to: '102' })).toEqual(ok)
    await expect.poll(async () => (await bob.callWith('100')).can.rejectTransfer).toBe(true)
    expect(await bob.give('rejectTransfer')).toEqual(ok)
    await expect
      .poll(async () => await alice.callWith('101'))
      .toMatchObject({
        phase: 'active',
        transfer: { stage: 'failed', reason: 'declined' },
      })
    await expectHearing(alice, b)
    await expectHearing(bob, a)
    expect(await alice.give('hangUp')).toEqual(ok)
    await expectCalls(bob)
  })

  scenario(
    'end up in one call when two of them call each other at once',
    async (alice, bob) => {
      const both = await Promise.all([alice.give('startCall', { to: '101' }), bob.give('startCall', { to: '100' })])
      expect(both).toEqual([ok, ok])
      await expectCalls(alice, '101 active')
      await expectCalls(bob, '100 active')
      await expectHearing(alice, b)
      await expectHearing(bob, a)
      expect(await alice.give('hangUp')).toEqual(ok)
      await expectCalls(bob)
      for (const phone of [alice, bob])
        expect((await phone.snapshot()).log.map(({ missed }) => missed)).not.toContain(true)
    },
    { options: { callIdsEndToEnd: true } },
  )
})
