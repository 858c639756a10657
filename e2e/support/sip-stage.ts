import type { Network, Party, Scenario, Service, Stage } from '@offhook/testing'
import { PhonePage } from './phones.ts'
import type { Rig } from './rig.ts'

const users: Readonly<Record<Party, string>> = { alice: '100', bob: '101', carol: '102' }
/** Numbers that the server answers by itself; `unavailable` is an account that nobody is registered under. */
const services: Readonly<Record<Service, string>> = {
  busy: 'code-486-q17',
  unknown: 'code-404-q1',
  unavailable: 'code-480',
  overloaded: 'code-503',
  declining: 'ring-603',
  silent: 'blackhole',
}
const addresses: Readonly<Record<string, string>> = { ...users, ...services, sales: 'sales' }
const forwards = { always: 'always', busy: 'busy', 'no-answer': 'late' } as const
const parties: readonly Party[] = ['alice', 'bob', 'carol']

/** How long a phone may take to show what is due, with signalling and ICE under load. */
const PATIENCE_MS = 15_000

/** Three pages that outlive the scenarios, each with a phone of its own for every scenario. */
export async function openParties(rig: Rig): Promise<ReadonlyMap<Party, PhonePage>> {
  const open = async (who: Party) => [who, new PhonePage(users[who], await rig.openPage())] as const
  return new Map(await Promise.all(parties.map(open)))
}

export async function createSipStage(
  rig: Rig,
  pages: ReadonlyMap<Party, PhonePage>,
  { policy = {}, network = {} }: Scenario,
): Promise<Stage & { close(): Promise<void> }> {
  await rig.clearKnobs()
  await rig.serve(servicesOf(network))
  const pageOf = (who: Party): PhonePage => {
    const page = pages.get(who)
    if (!page) throw new Error(`there is no ${who}`)
    return page
  }
  const credentialsOf = (who: Party, password: 'right' | 'wrong') => {
    const credentials = rig.credentials(users[who])
    return password === 'right' ? credentials : { ...credentials, password: 'wrong' }
  }
  await Promise.all(
    parties.map((who) => {
      const given = [
        { server: rig.kamailio.url },
        credentialsOf(who, 'right'),
        { lingerMs: 0, ...policy[who] },
      ] as const
      return pageOf(who).page.evaluate((all) => window.phoneProbe.start(...all), given)
    }),
  )

  return {
    name: 'sip',
    address: (called) => addresses[called] ?? called,
    signIn: (who, password) => pageOf(who).give('signIn', { ...credentialsOf(who, password) }),
    command: (who, deed, given) => pageOf(who).give(deed, ...JSON.parse(JSON.stringify(given))),
    snapshot: (who) => pageOf(who).snapshot(),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async until(look) {
      const end = Date.now() + PATIENCE_MS
      for (;;) {
        const wrong = await look()
        if (wrong === undefined || Date.now() > end) return wrong
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async close() {
      await Promise.all(parties.map((who) => pageOf(who).give('stop')))
    },
  }
}

/** In the words of the server (route SERVICES in kamailio.cfg). */
function servicesOf({ twoProxies, forward, sales, screened }: Network): Readonly<Record<string, string>> {
  const services: Record<string, string> = {}
  if (twoProxies) services.proxies = '2'
  if (forward) services[`${forwards[forward.when]}-${users[forward.from]}`] = users[forward.to]
  if (screened) services[`screen-${users[screened[0]]}-${users[screened[1]]}`] = 'yes'
  const [first, second] = sales ?? []
  if (first && second) Object.assign(services, { 'group-sales': users[first], 'more-sales': users[second] })
  return services
}
