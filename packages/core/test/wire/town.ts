import { createVirtualClock, settle } from '@offhook/testing'
import type { Scheduler } from 'fast-check'
import type { CommandResult, Phone, Policy } from '../../src/index.ts'
import { createPhone, seededRandom, uuidSource } from '../../src/index.ts'
import { createPost, type Fate } from './post.ts'
import { createWireTransport, type WireTransport } from './wire-transport.ts'

export interface TownSetup {
  readonly scheduler: Scheduler
  readonly fates: readonly Fate[]
  /** One for each fact in turn: whether an SDK says it twice. */
  readonly stutters: readonly boolean[]
  readonly sharedRef: boolean
  readonly secondCall: Policy['secondCall']
  readonly seed: number
}

export interface Resident {
  readonly name: string
  readonly phone: Phone
  readonly transport: WireTransport
}

export interface Asked {
  readonly what: string
  result: CommandResult | undefined
}

/** Longer than any one deadline of a phone. */
const LONG_MS = 70_000

/** Three phones and the network between them. */
export async function createTown(setup: TownSetup) {
  const { scheduler, fates, stutters, sharedRef, secondCall, seed } = setup
  const clock = createVirtualClock(1_000_000)
  const residents = new Map<string, Resident>()
  const asked: Asked[] = []
  let facts = 0
  let dialogs = 0
  const post = createPost({
    scheduler,
    clock,
    fates,
    deliver: (letter) => residents.get(letter.to)?.transport.hear(letter),
  })
  const names = ['alice', 'bob', 'carol'] as const
  for (const [place, name] of names.entries()) {
    const transport = createWireTransport({
      name,
      sharedRef,
      send: post.send,
      stutters: () => stutters[facts++] ?? false,
      // Not in the order of time, so that which of two crossed calls has the smaller name is open.
      nextDialog: () => `${(++dialogs * 7 + seed) % 10}-${dialogs}`,
    })
    const random = seededRandom(seed + place)
    const phone = createPhone({ transport, clock, random, ids: uuidSource(random), policy: { secondCall } })
    void phone.start()
    residents.set(name, { name, phone, transport })
  }
  await settle()

  return {
    clock,
    post,
    asked,
    names,
    residents: [...residents.values()],
    at(name: (typeof names)[number]): Resident {
      const resident = residents.get(name)
      if (!resident) throw new Error(`nobody is called ${name}`)
      return resident
    },
    ask(what: string, result: Promise<CommandResult>): void {
      const entry: Asked = { what, result: undefined }
      asked.push(entry)
      void result.then((answer) => {
        entry.result = answer
      })
    },
    /** Everything on its way arrives, and every deadline passes. */
    async calm(): Promise<void> {
      post.calmDown()
      await settle()
      while (scheduler.count() > 0) {
        await scheduler.waitOne()
        await settle()
      }
      for (let round = 0; round < 4; round++) await clock.advanceAsync(LONG_MS)
    },
  }
}

export type Town = Awaited<ReturnType<typeof createTown>>
