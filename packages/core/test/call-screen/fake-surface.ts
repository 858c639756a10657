import type { CallList, End, ShowResult, SurfaceCall, SurfaceHost, SurfaceTarget } from '../../src/index.ts'
import type { CallSurface } from '../../src/ports/surface.ts'

type OpenResult = ShowResult | Promise<ShowResult>

/** A call screen that notes what it is told and does nothing by itself. */
export interface FakeSurface extends CallSurface {
  readonly shows: SurfaceCall[]
  readonly closes: { readonly call: SurfaceTarget; readonly end: End }[]
  readonly settled: [requestId: string, ok: boolean][]
  readonly host: SurfaceHost
  /** What `show` answers, by its newest. */
  answer: (call: SurfaceCall) => OpenResult
  list: () => CallList | Promise<CallList>
  /** Asks as its user does; answers the id. */
  ask(request: Readonly<Record<string, unknown>>, uuid?: string): string
}

export function createFakeSurface(start: () => Promise<void> = () => Promise.resolve()): FakeSurface {
  let host: SurfaceHost | undefined
  let requests = 0
  let running = false
  const fake: FakeSurface = {
    name: 'fake-surface',
    shows: [],
    closes: [],
    settled: [],
    get host() {
      if (!host) throw new Error('the surface was not started')
      return host
    },
    answer: () => ({ ok: true }),
    list: () => ({ complete: true, facts: [] }),
    start(newHost) {
      host = newHost
      running = true
      return start()
    },
    async show(call) {
      fake.shows.push(call)
      return fake.answer(call)
    },
    close(call, end) {
      // Who is stopped hears no more.
      if (running) fake.closes.push({ call, end })
    },
    settle: (requestId, ok) => void fake.settled.push([requestId, ok]),
    listCalls: async () => fake.list(),
    stop() {
      running = false
      return Promise.resolve()
    },
    ask(request, uuid = fake.shows.at(-1)?.uuid) {
      const requestId = `r${++requests}`
      fake.host.request({ requestId, call: uuid === undefined ? {} : { refs: { 'os.uuid': uuid } }, ...request })
      return requestId
    },
  }
  return fake
}
