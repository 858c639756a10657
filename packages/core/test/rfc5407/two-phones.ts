import { createVirtualClock, settle } from '@offhook/testing'
import type { Phone, PhoneEvents } from '../../src/index.ts'
import { createPhone, seededRandom, uuidSource } from '../../src/index.ts'
import type { Letter, Signal } from '../wire/signal.ts'
import { createWireTransport } from '../wire/wire-transport.ts'

type Name = 'alice' | 'bob'

/** One of the two, with every phase of the call and every event on record. */
function watched(phone: Phone) {
  const phases: string[] = []
  const events: string[] = []
  phone.select(
    ({ calls }) => calls[0]?.phase,
    (phase) => phase !== undefined && phases.push(phase),
  )
  for (const name of ['call.incoming', 'call.established', 'call.ended'] satisfies (keyof PhoneEvents)[])
    phone.on(name, () => events.push(name))
  return {
    phone,
    phases,
    events,
    get call() {
      const [call] = phone.getSnapshot().calls
      if (!call) throw new Error('there is no call')
      return call
    },
  }
}

/** Two phones, and letters between them that arrive when the test says so, in the order in which it says so. */
export async function twoPhones() {
  const clock = createVirtualClock(1_000_000)
  const underWay: Letter[] = []
  const transports = new Map<string, ReturnType<typeof createWireTransport>>()
  const open = (name: Name, seed: number) => {
    const transport = createWireTransport({
      name,
      sharedRef: false,
      send: (letter) => void underWay.push(letter),
      stutters: () => false,
      nextDialog: () => 'dialog-1',
    })
    transports.set(name, transport)
    const random = seededRandom(seed)
    return createPhone({ transport, clock, random, ids: uuidSource(random) })
  }
  const alice = watched(open('alice', 1))
  const bob = watched(open('bob', 2))
  await Promise.all([alice.phone.start(), bob.phone.start()])

  const town = {
    clock,
    alice,
    bob,
    get underWay() {
      return underWay.map(({ to, signal }) => `${signal.type} to ${to}`)
    },
    /** These arrive, one after the other; whatever else is under way waits, and is overtaken. */
    async arrive(...letters: readonly `${Signal['type']} to ${Name}`[]) {
      for (const wanted of letters) {
        const place = underWay.findIndex(({ to, signal }) => `${signal.type} to ${to}` === wanted)
        const [letter] = place < 0 ? [] : underWay.splice(place, 1)
        if (!letter) throw new Error(`no ${wanted} is under way: ${town.underWay.join(', ')}`)
        transports.get(letter.to)?.hear(letter)
        await settle()
      }
    },
    /** Bob rings, and Alice knows. */
    async ring() {
      void alice.phone.startCall({ to: 'bob' })
      await settle()
      await town.arrive('invite to bob', 'ringing to alice')
    },
    /** Bob has answered; the word of it has arrived, and nothing is under way but Alice's ACK. */
    async accept() {
      await town.ring()
      void bob.phone.answer()
      await settle()
      await town.arrive('accept to alice')
    },
    async talk() {
      await town.accept()
      await town.arrive('ack to bob')
    },
  }
  return town
}
