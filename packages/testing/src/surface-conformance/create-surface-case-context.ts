import type { CallId, CallSurface, End, Fact, FactOf, ShowResult, SurfaceCall } from '@offhook/core'
import { assert, assertEqual, fail } from '../conformance/assert.ts'
import { waitFor } from '../conformance/patience.ts'
import { promised, soFar } from '../conformance/promised.ts'
import { readFact } from '../conformance/read-fact.ts'
import type { SurfaceSetup } from './harness.ts'
import { createReports, type RequestOf } from './reports.ts'
import type { SimulatedOs } from './simulated-os.ts'
import type { SurfaceCaseContext } from './surface-case-context.ts'

const hungUp: End = { reason: 'hung-up', by: 'remote', at: 1_000, confirmed: true }
const refusals: Readonly<Record<Extract<ShowResult, { readonly ok: false }>['reason'], true>> = {
  blocked: true,
  busy: true,
  'not-supported': true,
  failed: true,
}

function assertShown(raw: unknown): asserts raw is ShowResult {
  const { ok, reason }: { ok?: unknown; reason?: unknown } = Object(raw)
  const sound = ok === true || (ok === false && typeof reason === 'string' && Object.hasOwn(refusals, reason))
  assert(sound, `show was answered by ${JSON.stringify(raw)}, which is no result.`)
}

/** Does what must not throw. */
function tell(what: string, act: () => void): void {
  try {
    act()
  } catch (error) {
    fail(`${what} threw: ${String(error)}`)
  }
}

const nobody = (): never => fail('The OS was said to have this hand, and it does not.')

/** The OS with a hand in each place, so that one that is missing says so. */
const allHands = (os: SimulatedOs): Required<SimulatedOs> =>
  new Proxy(os, {
    get: (target, name) => {
      const hand: unknown = Reflect.get(target, name)
      return typeof hand === 'function' ? hand.bind(target) : nobody
    },
  }) as Required<SimulatedOs>

export function createSurfaceCaseContext(setup: SurfaceSetup): SurfaceCaseContext {
  const os = allHands(setup.os)
  const reports = createReports()
  const settle = () => os.settle()
  let surface: CallSurface = setup.surface
  let made = 0

  const rowsOf = ({ uuid }: Pick<SurfaceCall, 'uuid'>) => os.calls().filter((row) => row.uuid.toLowerCase() === uuid)
  const wait = <T>(found: () => T | undefined, what: string) => waitFor(found, what, { change: reports.next, settle })

  const context: SurfaceCaseContext = {
    get surface() {
      return surface
    },
    os,
    reports,
    settle,
    async start() {
      await promised('start', settle, () => surface.start(reports.host()))
      await settle()
    },
    stop: () => promised('stop', settle, () => surface.stop()),
    async relaunch() {
      surface = setup.relaunch?.() ?? fail('The setup was said to have "relaunch", and it does not.')
      await context.start()
    },

    call(level) {
      const uuid = `abcdef00-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`
      return {
        callId: uuid as CallId,
        uuid,
        direction: 'incoming',
        remote: { address: `+8490000000${made}`, name: `Caller ${made}` },
        video: false,
        stage: 'ringing',
        held: false,
        muted: false,
        ...level,
      }
    },
    async tries(call) {
      const result: unknown = await soFar('show', settle, () => surface.show(call))
      if (result === undefined) return undefined
      assertShown(result)
      return result
    },
    async show(call) {
      const result = await context.tries(call)
      assert(result?.ok !== false, `show was refused: ${JSON.stringify(result)}`)
      return call
    },
    async close({ callId, uuid }, end = hungUp) {
      tell('close', () => surface.close({ callId, uuid }, end))
      await settle()
    },
    async settleRequest(requestId, ok) {
      tell('settle', () => surface.settle(requestId, ok))
      await settle()
    },
    async list() {
      const { complete, facts } = await promised(
        'listCalls',
        settle,
        async () => (await surface.listCalls?.()) ?? fail('There is no listCalls.'),
      )
      assertEqual(typeof complete, 'boolean', 'type of complete')
      const read = facts.map((raw) => {
        const parsed = readFact(raw)
        if (!parsed.ok) return fail(`A listed fact is unreadable: ${parsed.message}`)
        return parsed.value.type === 'call.announced' ? parsed.value : fail(`A ${parsed.value.type} is listed.`)
      })
      return { complete, facts: read }
    },

    seen(call) {
      const rows = rowsOf(call)
      assertEqual(rows.length, 1, 'how often the call is on the screen')
      return rows[0] ?? fail('The call is not on the screen.')
    },
    count: (call) => rowsOf(call).length,
    async asks(type, act) {
      const before = reports.requests.length
      tell(`the OS, while it sent ${type},`, act)
      const isMeant = (request: { readonly type: string }): request is RequestOf<typeof type> => request.type === type
      const request = await wait(() => reports.requests.slice(before).find(isMeant), `a request to ${type}`)
      await settle()
      assertEqual(
        reports.requests.slice(before).map((each) => each.type),
        [type],
        'requests that came of it',
      )
      return request
    },
    async asksOf(call, type, act) {
      const request = await context.asks(type, act)
      assertEqual(request.call.refs?.['os.uuid'], call.uuid, `the call that ${type} names`)
      return request
    },
    async reportsOnce(type, act) {
      const before = reports.facts.length
      tell(`the OS, while it sent ${type},`, act)
      const isMeant = (fact: Fact): fact is Fact & FactOf<typeof type> => fact.type === type
      const fact = await wait(() => reports.facts.slice(before).find(isMeant), `a ${type}`)
      await settle()
      assertEqual(reports.facts.slice(before).filter(isMeant).length, 1, `${type} reported`)
      return fact
    },
  }
  return context
}
