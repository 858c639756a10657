import type { Input } from '../inbox/input.ts'
import type { Effect, World } from '../inbox/world.ts'
import type { QualitySample } from '../quality/sample.ts'
import type { CallId, Json, Millis } from '../values.ts'
import { createAccount } from './account.ts'
import { createCalls } from './calls.ts'
import { createCommands } from './commands.ts'
import { createCrossed } from './crossed.ts'
import { createFacilities } from './facilities.ts'
import { createKernel, type Emission, type KernelSetup } from './kernel.ts'
import { createLifecycle } from './lifecycle.ts'
import { send } from './live-call.ts'
import { createManners } from './manners.ts'
import { createNetwork } from './network.ts'
import type { Diagnostic, PhoneSnapshot } from './phone.ts'
import { followReferral, takePlace } from './procedures/handover.ts'
import { createRunner } from './procedures/runner.ts'
import type { ProcedureSetup } from './procedures/setup.ts'
import { place } from './procedures/talk.ts'
import { createQuality } from './quality.ts'
import type { Refusal } from './result.ts'
import { createResync } from './resync.ts'
import { createFactRouter } from './route-fact.ts'
import { createSettler } from './settle.ts'
import { cannotStartCall } from './start-call.ts'
import { createSurfaceRequests } from './surface/requests.ts'
import { createScreen } from './surface/screen.ts'
import { createFactTaker } from './take-fact.ts'

/** A phone without a world: inputs in, snapshots and effects out. The same inputs always give the same snapshots (law 6). */
export interface Engine {
  process(input: Input): void
  takeEffects(): readonly Effect[]
  takeEmissions(): readonly Emission[]
  /** The same object while nothing visible changed. */
  snapshot(): PhoneSnapshot
  qualityOf(id: CallId): QualitySample | undefined
  /** The id under which a call that was joined to another one goes on. */
  resolve(id: CallId): CallId
  /** Reports what was noticed outside any input. */
  note(at: Millis, kind: Diagnostic['kind'], message: string, input?: Json): void
}

export function createEngine(setup: KernelSetup, world: World): Engine {
  const driver = createKernel(setup, world)
  const { kernel } = driver
  const network = createNetwork({ account: () => account, calls: () => calls, resync: () => resync() })
  const isOffline = () => network.offline
  const facilities = createFacilities(kernel)
  // Who is registered is reached: a link taken for dead because of a ping may never be reported as up again.
  const account = createAccount(kernel, (link) => {
    if (link === 'down' || network.link === 'down') network.changed({ link })
  })
  const runner = createRunner((id) => calls.identity.resolve(id))
  const calls = createCalls({
    kernel,
    offline: isOffline,
    procedure: () => runner.running !== undefined,
    askPermission: facilities.requestPermission,
    clearLine(call) {
      crossed.meets(call)
      place(procedures, call)
    },
    unconfirmed: () => resync(),
  })
  const quality = createQuality(kernel, calls)
  const settler = createSettler()
  const procedures: ProcedureSetup = { kernel, calls, runner, later: settler.await }
  const manners = createManners({ kernel, account, calls })
  const crossed = createCrossed({ kernel, calls, screen: manners.screen })
  const screen = createScreen(kernel, calls, () => lifecycle.listening)
  const resyncing = createResync(kernel, calls, () => lifecycle.status === 'ready')
  const { resync } = resyncing
  const lifecycle = createLifecycle({
    kernel,
    calls,
    account,
    settler,
    runner,
    openScreen: () => screen.open(),
    ready() {
      resyncing.restart()
      facilities.ready()
    },
  })
  const routeCallFact = createFactRouter({
    kernel,
    calls,
    quality,
    screen(call) {
      if (!crossed.meets(call)) manners.screen(call)
    },
    takePlace: (call, old) => takePlace(procedures, call, old),
    placed: (call) => followReferral(procedures, call),
    resync,
  })
  const readiness = (): Refusal | undefined =>
    cannotStartCall(kernel, calls, account, { status: lifecycle.status, offline: isOffline() })
  const command = createCommands({ calls, account, facilities, manners, lifecycle, readiness, procedures })
  const requests = createSurfaceRequests({ kernel, calls, screen, command, readiness })
  const fact = createFactTaker({
    kernel,
    calls,
    account,
    network,
    facilities,
    screen,
    requests,
    routeCallFact,
    resync,
    isReady: () => lifecycle.status === 'ready',
  })
  let last: PhoneSnapshot | undefined

  function tellWaiting(): void {
    if (account.standing === 'pending') return
    for (const call of calls.live.values()) {
      if (call.phase !== 'preparing') continue
      if (account.standing === 'open') send(call, { type: 'account.ready' })
      else send(call, { type: 'account.refused', reason: 'not-registered' })
    }
  }

  function take(input: Input): void {
    switch (input.kind) {
      case 'fact':
        if (lifecycle.listening) {
          fact(input.fact, input.port)
          return resyncing.heard(input.fact)
        }
        return kernel.diagnose('late', `${input.fact.type} from a ${input.port} that is not started`)
      case 'list':
        if (!lifecycle.listening) return
        return (input.port === 'surface' ? screen : resyncing).listed(input, (one) => fact(one, input.port))
      case 'command':
        return settler.await(command(input.command, input.id), (answer) => kernel.resolve(input.id, answer))
      case 'outcome':
        return driver.outcome(input.effect, input.outcome)
      case 'records':
        return calls.log.loaded(input.records)
      case 'timer':
        return kernel.timers.fire(input.timer)
      case 'request': {
        const { requestId } = input.request
        if (!lifecycle.listening) return kernel.diagnose('late', 'a request of a call screen that is not started')
        // Settled when the wish came true, not when it was heard: an OS screen must never run ahead of the call.
        return settler.await(requests.carryOut(input.request), ({ ok }) =>
          kernel.perform(() => ({ type: 'settle', requestId, ok })),
        )
      }
      default:
        return input satisfies never
    }
  }

  return {
    process(input) {
      driver.at(input.at)
      const { standing } = account
      try {
        take(input)
        if (account.standing !== standing) tellWaiting()
        crossed.settle()
        calls.bury()
        settler.settle()
        lifecycle.leaveCalls()
        calls.bury()
        // What an answer has moved (a line that could not be cleared ends a call) may be what another one waits for.
        settler.settle()
        manners.keepOneVoice()
        quality.watch()
        screen.sync()
        lifecycle.closeWhenLeft()
      } catch (fault) {
        kernel.diagnose('contained-error', `an input of kind ${input.kind} failed: ${String(fault)}`)
        if (input.kind === 'command') kernel.resolve(input.id, { ok: false, reason: 'failed' })
      }
    },
    takeEffects: driver.takeEffects,
    takeEmissions: driver.takeEmissions,
    resolve: calls.identity.resolve,
    qualityOf: (id) => calls.live.get(calls.identity.resolve(id))?.quality.sample,
    note(at, kind, message, input) {
      driver.at(at)
      kernel.diagnose(kind, message, input === undefined ? {} : { input })
    },
    snapshot() {
      const next: Parts = {
        status: lifecycle.status,
        link: network.link,
        online: network.online,
        registration: account.registration,
        permissions: facilities.permissions,
        audio: facilities.audio,
        inputs: facilities.inputs,
        calls: calls.views.list(),
        listed: lifecycle.status === 'ready' && resyncing.known,
        doNotDisturb: manners.doNotDisturb,
        currentCallId: calls.currentId,
        procedure: runner.running,
        log: calls.log.records,
      }
      const cannot = readiness()
      if (!isSame(last, next) || last.cannotStartCall !== cannot)
        last = { ...next, canStartCall: cannot === undefined, ...(cannot !== undefined && { cannotStartCall: cannot }) }
      return last
    },
  }
}

type Parts = Omit<PhoneSnapshot, 'canStartCall' | 'cannotStartCall'>

function isSame(before: PhoneSnapshot | undefined, now: Parts): before is PhoneSnapshot {
  if (!before) return false
  for (const key in now) if (before[key as keyof Parts] !== now[key as keyof Parts]) return false
  return true
}
