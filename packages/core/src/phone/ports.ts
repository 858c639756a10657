import type { Fact } from '../facts/fact.ts'
import { parseCallList, parseFact, parseOutcome } from '../facts/parse.ts'
import type { NewInput, PortKind } from '../inbox/input.ts'
import type { Effect } from '../inbox/world.ts'
import type { Command, Outcome } from '../ports/command.ts'
import type { Device } from '../ports/device.ts'
import type { PortHost, Transport } from '../ports/transport.ts'
import type { Json } from '../values.ts'

export interface PortsSetup {
  readonly transport: Transport<never>
  readonly device: Device | undefined
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
export function createPorts({ transport, device, push, report }: PortsSetup): (effect: Effect) => void {
  const running = new Map<number, AbortController>()

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
    if (port !== 'transport' || !transport.listCalls) return
    try {
      const { complete, facts } = parseCallList(await transport.listCalls())
      push({ kind: 'list', port, complete, facts: facts.flatMap((raw) => parse(port, raw) ?? []) })
    } catch (fault) {
      report(`${port}: listCalls failed: ${String(fault).slice(0, 256)}`)
    }
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
      case 'start':
        return attempt(
          effect.effect,
          async () => {
            await device?.start(hostOf('device'))
            await transport.start(hostOf('transport'))
          },
          ok,
        )
      case 'stop':
        return attempt(effect.effect, () => Promise.allSettled([transport.stop(), device?.stop()]), ok)
      case 'list':
        void list(effect.port)
        return
      case 'show':
      case 'close':
      case 'settle':
        return
      default:
        return effect satisfies never
    }
  }
}
