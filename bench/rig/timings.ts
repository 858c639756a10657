import type { CallFact, Subject } from '@offhook/core'
import { createBareCall } from './bare-actor.ts'
import { established, newSubject, offered, remoteHold, wholeCall } from './facts.ts'
import { type BenchPhone, openPhone } from './phone.ts'
import type { Timed } from './rounds.ts'

// The clock of processor time ticks every 4 ms on some kernels: a round must be long enough that a tick is nothing.
const callsARound = 2_000
const factsARound = 20_000

/** Everything that is timed, on phones of their own; all in one process, in turn. */
export async function timings(): Promise<readonly Timed[]> {
  return [
    bareCalls(),
    wholeCalls(await openPhone()),
    bareChanges('bare change', 1),
    changes('change', await phoneWith(1)),
    duplicates(await phoneWith(1)),
    samples(await phoneWith(1, { quality: 'push' })),
  ]
}

/** Changes of one call in turn among so many that live, ours and bare actors. */
export async function crowdTimings(count: number): Promise<readonly Timed[]> {
  return [bareChanges(`bare ${count}`, count), changes(`ours ${count}`, await phoneWith(count))]
}

function batchOfCalls(): readonly (readonly CallFact[])[] {
  return Array.from({ length: callsARound }, () => wholeCall(newSubject()))
}

function bareCalls(): Timed {
  let calls = batchOfCalls()
  let heard = 0
  return {
    name: 'bare call',
    facts: callsARound * 10,
    prepare() {
      calls = batchOfCalls()
    },
    run() {
      for (const facts of calls) {
        const actor = createBareCall(() => {
          heard += 1
        })
        for (const fact of facts) actor.send(fact)
      }
      mustHaveHeard(heard, callsARound * 10)
      heard = 0
    },
  }
}

function wholeCalls({ emit, clock, heard }: BenchPhone): Timed {
  let calls = batchOfCalls()
  return {
    name: 'call',
    facts: callsARound * 10,
    prepare() {
      calls = batchOfCalls()
    },
    run() {
      const before = heard()
      for (const facts of calls) {
        for (const fact of facts) emit(fact)
        // The ended call leaves the screen: its deadline belongs to the price of a call.
        clock.advance(10_000)
      }
      mustHaveHeard(heard() - before, callsARound * 11)
    },
  }
}

function bareChanges(name: string, count: number): Timed {
  let heard = 0
  const lines = Array.from({ length: count }, () => {
    const call = newSubject()
    const actor = createBareCall(() => {
      heard += 1
    })
    for (const fact of wholeCall(call).slice(0, 3)) actor.send(fact)
    return { call, send: actor.send }
  })
  return turns(name, () => heard, lines)
}

interface Line {
  readonly call: Subject
  send(fact: CallFact): void
}

interface LiveCalls extends BenchPhone {
  readonly calls: readonly Subject[]
}

async function phoneWith(count: number, reports?: Parameters<typeof openPhone>[0]): Promise<LiveCalls> {
  const phone = await openPhone(reports)
  const calls = Array.from({ length: count }, newSubject)
  for (const call of calls) for (const fact of [offered(call), established(call)]) phone.emit(fact)
  if (phone.phone.getSnapshot().calls.length !== count) throw new Error(`${count} calls should live`)
  return { ...phone, calls }
}

function changes(name: string, { calls, emit, heard }: LiveCalls): Timed {
  return turns(
    name,
    heard,
    calls.map((call) => ({ call, send: emit })),
  )
}

/** Each line in turn is held by the far side, then each is resumed. */
function turns(name: string, heard: () => number, lines: readonly Line[]): Timed {
  let round = 0
  return {
    name,
    facts: factsARound,
    run() {
      const before = heard()
      for (let done = 0; done < factsARound; done += lines.length) {
        round += 1
        for (const { call, send } of lines) send(remoteHold(call, round % 2 === 1))
      }
      mustHaveHeard(heard() - before, factsARound)
    },
  }
}

function duplicates({ calls, emit, heard }: LiveCalls): Timed {
  const facts = calls.flatMap((call) => [established(call), remoteHold(call, true)])
  for (const fact of facts) emit(fact)
  return {
    name: 'duplicate',
    facts: factsARound,
    run() {
      const before = heard()
      for (let done = 0; done < factsARound; done += facts.length) for (const fact of facts) emit(fact)
      mustHaveHeard(heard() - before, 0)
    },
  }
}

function samples({ calls, emit, clock, phone, heard }: LiveCalls): Timed {
  let packets = 0
  let sampled = 0
  for (const { id } of phone.getSnapshot().calls) {
    phone.subscribeQuality(id, () => {
      sampled += 1
    })
  }
  function sample() {
    packets += 50
    for (const call of calls) {
      emit({
        type: 'call.qualitySampled',
        call,
        sample: { progress: { audio: packets }, mos: 4.2, jitterMs: 4, roundTripMs: 40, lossPercent: 0, packets: 50 },
      })
    }
  }
  // The first samples bring the band and the media state up; from then on nothing visible changes.
  for (let first = 0; first < 20; first += 1) {
    sample()
    clock.advance(1_000)
  }
  return {
    name: 'quality sample',
    facts: factsARound,
    run() {
      const before = heard()
      sampled = 0
      for (let done = 0; done < factsARound; done += 1) sample()
      mustHaveHeard(heard() - before, 0)
      mustHaveHeard(sampled, factsARound)
    },
  }
}

/** A benchmark of work that was not done would be worth nothing. */
function mustHaveHeard(actual: number, expected: number): void {
  if (actual !== expected) throw new Error(`${expected} listener calls were due, ${actual} came`)
}
