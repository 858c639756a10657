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
  const talking = phone.getSnapshot().calls.flatMap((call) => (call.phase === 'active' ? [call.hold.local] : []))
  if (talking.length > 1) yield `${name} talks in ${talking.length} calls at once: ${JSON.stringify(talking)}`
}

/** What is wrong once nothing is on its way and every deadline has passed. */
export function* faultsOfCalm(town: Town): Generator<string> {
  const { residents, asked, post } = town
  if (post.underWay > 0) yield `${post.underWay} letters are still under way`
  for (const { what, result } of asked) if (!result) yield `${what} was never answered`
  for (const [place, one] of residents.entries()) {
    yield* strays(one)
    yield* voices(one)
    for (const other of residents.slice(place + 1)) yield* disagreements(one, other)
    for (const { end, id } of one.phone.getSnapshot().log)
      if (one.phone.getSnapshot().calls.some((call) => call.id === id && isLive(call)))
        yield `${one.name} has a record (${end.reason}) of a call that lives`
  }
}
