import type { CallView } from '../../src/index.ts'
import type { Resident, Town } from './town.ts'

const isLive = ({ phase }: CallView) => phase !== 'ended'
const talksTo = (name: string) => (call: CallView) => call.remote.address === name

/** What a call looks like from the other end. */
function mirrored(call: CallView): string {
  if (call.phase !== 'active' && call.phase !== 'held') return call.phase
  const { local, remote } = call.hold
  return `up, held here ${remote}, held there ${local.actual}`
}
function seen(call: CallView): string {
  if (call.phase !== 'active' && call.phase !== 'held') return call.phase
  const { local, remote } = call.hold
  return `up, held here ${local.actual}, held there ${remote}`
}

function* disagreements(one: Resident, other: Resident): Generator<string> {
  const ours = one.phone.getSnapshot().calls.filter(isLive).filter(talksTo(other.name)).map(seen).sort()
  const theirs = other.phone.getSnapshot().calls.filter(isLive).filter(talksTo(one.name)).map(mirrored).sort()
  if (JSON.stringify(ours) !== JSON.stringify(theirs))
    yield `${one.name} sees ${JSON.stringify(ours)} where ${other.name} sees ${JSON.stringify(theirs)}`
}

function* strays({ name, phone, transport }: Resident): Generator<string> {
  const legs = [...transport.legs.values()].filter(({ state }) => state !== 'over')
  const calls = phone.getSnapshot().calls.filter(isLive)
  if (legs.length !== calls.length)
    yield `${name} shows ${calls.map(({ phase }) => phase)}, and the SDK has ${legs.map(({ state }) => state)}`
  for (const { phase } of calls) if (phase !== 'active' && phase !== 'held') yield `${name} is still ${phase}`
}

function* voices({ name, phone }: Resident): Generator<string> {
  const talking = phone.getSnapshot().calls.flatMap((call) => (call.phase === 'active' ? [call] : []))
  const voices = new Set(talking.map(({ id, groupId }) => groupId ?? id))
  if (voices.size > 1)
    yield `${name} talks in ${voices.size} calls at once: ${JSON.stringify(talking.map(({ hold }) => hold.local))}`
}

/** Whoever is shown as merged is mixed by the SDK, and nobody else. */
function* mixes({ name, phone, transport }: Resident): Generator<string> {
  const groups = new Map<string, string[]>()
  for (const call of phone.getSnapshot().calls.filter(isLive)) {
    if (call.groupId === undefined) continue
    groups.set(call.groupId, [...(groups.get(call.groupId) ?? []), call.remote.address ?? ''])
  }
  const sorted = (words: readonly string[]) => [...words].sort((one, two) => one.localeCompare(two))
  const inOrder = (lists: readonly (readonly string[])[]) =>
    sorted(lists.map((one) => sorted(one).join(', '))).join('; ')
  const shown = inOrder([...groups.values()])
  const mixed = inOrder(transport.mixer.groups.map((legs) => [...legs].map(({ setup }) => setup.peer)))
  if (shown !== mixed) yield `${name} shows ${shown} as merged, and the SDK mixes ${mixed}`
}

/** A hand-over came to its end, one way or the other. */
function* unsettled({ name, phone }: Resident): Generator<string> {
  const { calls, procedure } = phone.getSnapshot()
  if (procedure) yield `${name} never ends to ${procedure.type}`
  for (const call of calls) {
    if (call.phase !== 'active' && call.phase !== 'held') continue
    const stage = call.transfer?.stage ?? 'failed'
    if (stage !== 'failed') yield `${name} transfers for ever (${stage})`
    if (call.cannot.transfer === 'already') yield `${name} counts a call as being handed over for ever`
    if (call.transferAsked) yield `${name} is asked for ever to call ${call.transferAsked.to}`
  }
}

/** What is wrong once nothing is on its way and every deadline has passed. */
export function* faultsOfCalm(town: Town): Generator<string> {
  const { residents, asked, post } = town
  if (post.underWay > 0) yield `${post.underWay} letters are still under way`
  for (const { what, result } of asked) if (!result) yield `${what} was never answered`
  for (const [place, one] of residents.entries()) {
    yield* strays(one)
    yield* voices(one)
    yield* mixes(one)
    yield* unsettled(one)
    for (const other of residents.slice(place + 1)) yield* disagreements(one, other)
    for (const { end, id } of one.phone.getSnapshot().log)
      if (one.phone.getSnapshot().calls.some((call) => call.id === id && isLive(call)))
        yield `${one.name} has a record (${end.reason}) of a call that lives`
  }
}
