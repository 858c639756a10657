import type { Fact } from '../facts/fact.ts'
import { parseCallList, parseFact, parseOutcome, parseRequest, parseShown } from '../facts/parse.ts'
import type { NewInput, PortKind } from '../inbox/input.ts'
import type { Effect } from '../inbox/world.ts'
import type { CallLogStore } from '../ports/call-log-store.ts'
import type { Command, Outcome } from '../ports/command.ts'
import type { Device } from '../ports/device.ts'
import type { CallSurface, SurfaceHost } from '../ports/surface.ts'
import type { PortHost, Transport } from '../ports/transport.ts'
import type { Json, Millis } from '../values.ts'
import { createLogPort } from './log-port.ts'

export interface PortsSetup {
  readonly transport: Transport<never>
  readonly device: Device | undefined
  readonly surface: CallSurface | undefined
  readonly log: CallLogStore | undefined
  readonly ringTimeoutMs: Millis
  readonly push: (input: NewInput) => void
  /** A fact that does not parse, or only in part. */
  readonly report: (message: string, input?: Json) => void
}

const failed = (fault: unknown): Outcome => ({
  ok: false,
  reason: 'failed',
  vendor: { message: (fault instanceof Error ? fault.message : String(fault)).slice(0, 256) },
})

/** The phone's hands: carries effects out and brings back what came of them. Contains every fault of a port (law 8). */
export function createPorts({
  transport,
  device,
  surface,
  log,
  ringTimeoutMs,
  push,
  report,
}: PortsSetup): (effect: Effect) => void {
  const running = new Map<number, AbortController>()
  const keepLog = createLogPort(log, push, report)

  function parse(port: PortKind, raw: unknown): Fact | undefined {
    const parsed = parseFact(raw)
    if (!parsed.ok) {
      report(`${port}: ${parsed.message}`, parsed.input)
      return undefined
    }
    for (const note of parsed.notes ?? []) report(`${port}: ${note}`)
    return parsed.value
  }
  const hostOf = (port: PortKind): PortHost => ({
    emit(raw) {
      const fact = parse(port, raw)
      if (fact) push({ kind: 'fact', port, fact })
    },
  })

  const surfaceHost: SurfaceHost = {
    ...hostOf('surface'),
    ringTimeoutMs,
    can: transport.capabilities.can,
    request(raw: unknown) {
      const parsed = parseRequest(raw)
      if (parsed.ok) push({ kind: 'request', request: parsed.value })
      else report(`surface: ${parsed.message}`, parsed.input)
    },
  }
  /** For ports that answer nothing: what they throw is reported. */
  function tell(run: () => void): void {
    try {
      run()
    } catch (fault) {
      report(`surface: ${String(fault).slice(0, 256)}`)
    }
  }

  /** Runs what may throw, reject or answer anything, and posts exactly one outcome. */
  function attempt(effect: number, run: () => unknown, read: (raw: unknown) => Outcome): void {
    const post = (outcome: Outcome) => {
      running.delete(effect)
      push({ kind: 'outcome', effect, outcome })
    }
    new Promise((resolve) => resolve(run())).then(
      (raw) => post(read(raw)),
      (fault) => post(failed(fault)),
    )
  }

  async function list(port: PortKind): Promise<void> {
    const owner = port === 'surface' ? surface : transport
    try {
      const { complete, facts } = parseCallList((await owner?.listCalls?.()) ?? { complete: false, facts: [] })
      const known = facts.flatMap((raw) => parse(port, raw) ?? [])
      // A fact that does not parse may be of a live call: nobody may be declared ended by such a list.
      push({ kind: 'list', port, complete: complete && known.length === facts.length, facts: known })
    } catch (fault) {
      report(`${port}: listCalls failed: ${String(fault).slice(0, 256)}`)
      push({ kind: 'list', port, complete: false, facts: [] })
    }
  }

  /** One run of the ports; a start that is overtaken by a stop undoes itself. */
  let current: object | undefined
  let stopping: Promise<unknown> = Promise.resolve()
  async function startAll(): Promise<void> {
    const mine = {}
    current = mine
    await stopping
    const starts = [() => device?.start(hostOf('device')), () => transport.start(hostOf('transport'))]
    for (const start of starts) {
      if (mine === current) await start()
      if (mine === current) continue
      // What a later start has opened is not this one's to close.
      if (!current) await closeAll()
      throw new Error('stopped while starting')
    }
  }
  /** By itself: a call screen that does not come, or of which there is none here, keeps no call waiting. */
  async function openSurface(): Promise<void> {
    await stopping
    await surface?.start(surfaceHost)
  }
  const closeAll = () => Promise.allSettled([transport, surface, device].map(async (port) => port?.stop()))
  function stopAll(): Promise<unknown> {
    current = undefined
    stopping = closeAll()
    return stopping
  }

  const ok = (): Outcome => ({ ok: true })
  return (effect) => {
    switch (effect.type) {
      case 'execute': {
        const controller = new AbortController()
        running.set(effect.effect, controller)
        const { command, port } = effect
        const execute = (port === 'device' && device ? device.execute : transport.execute) as (
          command: Command<unknown>,
          options: { readonly signal: AbortSignal },
        ) => Promise<unknown>
        const owner = port === 'device' && device ? device : transport
        return attempt(effect.effect, () => execute.call(owner, command, { signal: controller.signal }), parseOutcome)
      }
      case 'abort':
        running.get(effect.effect)?.abort()
        return
      case 'forget':
        running.delete(effect.effect)
        return
      case 'open':
        return attempt(effect.effect, openSurface, ok)
      case 'start':
        return attempt(effect.effect, startAll, ok)
      case 'stop':
        return attempt(effect.effect, stopAll, ok)
      case 'list':
        void list(effect.port)
        return
      case 'show':
        return attempt(effect.effect, () => surface?.show(effect.call), parseShown)
      case 'close':
        return tell(() => surface?.close(effect.call, effect.end))
      case 'settle':
        return tell(() => surface?.settle(effect.requestId, effect.ok))
      default:
        return keepLog(effect)
    }
  }
}
