import type { CallView, CommandResult, PhoneSnapshot } from '@offhook/core'
import { createLaws } from './laws.ts'
import { lineOf, pictureOf } from './picture.ts'
import type { Called, Party, Scenario, Step } from './scenario.ts'
import type { Stage } from './stage.ts'

const parties: readonly Party[] = ['alice', 'bob', 'carol']
const callees: readonly Called[] = [
  ...parties,
  'sales',
  'music',
  'busy',
  'unknown',
  'unavailable',
  'overloaded',
  'declining',
  'silent',
]

interface Running {
  readonly what: string
  readonly wanted: string
  result: CommandResult | undefined
}

const describe = (step: Step) => JSON.stringify(step)

/**
 * Plays a scenario. Rejects with the step that went wrong and what every phone showed then. No call may go back on its
 * way; at the end every command has been answered as the script says, and every call has ended, once.
 */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<void> {
  const running: Running[] = []
  const laws = createLaws()
  const names = new Map(callees.map((called) => [stage.address(called), called]))
  const nameOf = (address: string): string => names.get(address) ?? address

  async function look(who: Party): Promise<PhoneSnapshot> {
    const snapshot = await stage.snapshot(who)
    laws.look(who, snapshot)
    return snapshot
  }
  const live = async (who: Party): Promise<readonly CallView[]> =>
    (await look(who)).calls.filter(({ phase }) => phase !== 'ended')
  const partyOf = ({ remote }: CallView) => nameOf(remote.address ?? remote.userId ?? '')

  async function idOf(who: Party, called: Called) {
    let found: CallView | undefined
    await stage.until(async () => {
      found = (await live(who)).find((call) => partyOf(call) === called)
      return found ? undefined : 'no such call'
    })
    if (!found) throw new Error(`${who} has no call with ${called}`)
    return found.id
  }

  async function givenOf(step: Extract<Step, { type: 'does' }>): Promise<readonly unknown[]> {
    const { who, deed, call, to, consulted, digits } = step
    const id = call === undefined ? [] : [await idOf(who, call)]
    if (deed === 'startCall') return [{ to: stage.address(to ?? 'bob') }]
    if (deed === 'sendDigits') return [digits ?? '', ...id]
    if (deed !== 'transfer') return id
    const request = consulted ? { consulted: await idOf(who, to ?? 'carol') } : { to: stage.address(to ?? 'carol') }
    return [request, ...id]
  }

  function start(what: string, refused: string | undefined, result: Promise<CommandResult>): Running {
    const entry: Running = { what, wanted: refused ?? 'ok', result: undefined }
    running.push(entry)
    void result.then((answer) => {
      entry.result = answer
    })
    return entry
  }
  const wrongIn = ({ what, wanted, result }: Running): string | undefined => {
    const given = result === undefined ? 'no answer' : result.ok ? 'ok' : result.reason
    return given === wanted ? undefined : `${what}: answered ${given}, not ${wanted}`
  }

  async function wrongAfter(step: Step): Promise<string | undefined> {
    switch (step.type) {
      case 'does': {
        const entry = start(describe(step), step.refused, stage.command(step.who, step.deed, await givenOf(step)))
        return step.atOnce ? undefined : stage.until(async () => wrongIn(entry))
      }
      case 'signs-in': {
        const refused = step.password === 'wrong' ? 'credentials' : undefined
        const entry = start(describe(step), refused, stage.signIn(step.who, step.password))
        return stage.until(async () => wrongIn(entry))
      }
      case 'sees':
        return stage.until(async () => {
          const calls = await live(step.who)
          const seen = Object.fromEntries(calls.map((call) => [partyOf(call), pictureOf(call, nameOf)]))
          return same(seen, step.calls) ? undefined : `${step.who} sees ${JSON.stringify(seen)}`
        })
      case 'is':
        return stage.until(async () => {
          const { state } = (await look(step.who)).registration
          return state === step.registration ? undefined : `${step.who} is ${state}`
        })
      case 'logged':
        return stage.until(async () => {
          const lines = [...(await look(step.who)).log].reverse().map(lineOf)
          return same(lines, step.ends) ? undefined : `${step.who} has logged ${JSON.stringify(lines)}`
        })
      case 'taken-over':
        if (!stage.takeOver) return `the ${stage.name} has nobody who could do that`
        stage.takeOver(step.who, stage.address(step.call), stage.address(step.by))
        return undefined
      case 'waits':
        await stage.pass(step.ms)
        return undefined
      default:
        return step satisfies never
    }
  }

  async function wrongAtTheEnd(): Promise<string | undefined> {
    for (const entry of running) {
      const wrong = wrongIn(entry)
      if (wrong !== undefined) return wrong
    }
    for (const who of parties) {
      if ((await live(who)).length > 0) return `${who} is still in a call`
    }
    return laws.broken()
  }

  async function fail(step: string, wrong: string): Promise<never> {
    const pictures = await Promise.all(
      parties.map(
        async (who) => `  ${who}: ${(await live(who)).map((call) => `${partyOf(call)} ${call.phase}`).join(', ')}`,
      ),
    )
    throw new Error([`${scenario.name}, on the ${stage.name}: ${wrong}`, `after ${step}`, ...pictures].join('\n'))
  }

  for (const [place, step] of scenario.steps.entries()) {
    const wrong = (await wrongAfter(step)) ?? laws.broken()
    if (wrong !== undefined) await fail(`step ${place + 1}, ${describe(step)}`, wrong)
  }
  const wrong = await stage.until(wrongAtTheEnd)
  if (wrong !== undefined) await fail('the last step', wrong)
}

function same(seen: object, wanted: object): boolean {
  const sorted = (value: object) =>
    JSON.stringify(Array.isArray(value) ? value : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(seen) === sorted(wanted)
}
