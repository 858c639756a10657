import type { Account } from './account.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { send } from './live-call.ts'
import type { PhoneSnapshot } from './phone.ts'
import type { Runner } from './procedures/runner.ts'
import { type Answer, already, type Check, confirmed, refused, type Settler } from './settle.ts'

export interface Lifecycle {
  readonly status: PhoneSnapshot['status']
  /** Ports may report from the moment they are asked to start until they have stopped. */
  readonly listening: boolean
  start(): Answer | Check
  stop(): Answer | Check
  /** While stopping, hangs up whatever lives or is born. MUST run after each input. */
  leaveCalls(): void
  /** Stops the ports when nothing lives. MUST run when the call screen has been told: a screen that is stopped hears no more. */
  closeWhenLeft(): void
}

export interface LifecycleSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  readonly account: Account
  readonly settler: Settler
  readonly runner: Runner
  readonly openScreen: () => void
  readonly ready: () => void
}

/** Starting and stopping the ports. A phone can be started again after it was stopped. */
export function createLifecycle({
  kernel,
  calls,
  account,
  settler,
  runner,
  openScreen,
  ready,
}: LifecycleSetup): Lifecycle {
  let status: PhoneSnapshot['status'] = 'idle'
  let failure: Answer | undefined
  /** Of a start that was given up neither the late outcome nor the deadline counts: the next start has its own. */
  let forgetStart = () => {}

  let close = () => {}

  const started: Check = () => {
    if (status === 'starting') return undefined
    return status === 'ready' ? confirmed : (failure ?? { ok: false, reason: 'stopped' })
  }

  function begin(): void {
    status = 'starting'
    failure = undefined
    calls.log.load()
    openScreen()
    const startFailed = (answer: Answer) => {
      forgetStart()
      status = 'idle'
      failure = answer
      kernel.perform((effect) => ({ type: 'stop', effect }))
    }
    const deadline = kernel.timers.setTimeout(
      () => startFailed({ ok: false, reason: 'timed-out' }),
      kernel.policy.startTimeoutMs,
    )
    const effect = kernel.perform(
      (number) => ({ type: 'start', effect: number }),
      (outcome) => {
        if (!outcome.ok)
          return startFailed(refused({ reason: 'failed', ...(outcome.vendor && { vendor: outcome.vendor }) }))
        forgetStart()
        status = 'ready'
        ready()
      },
    )
    forgetStart = () => {
      kernel.timers.clearTimeout(deadline)
      kernel.forget(effect)
    }
  }

  function leave(): void {
    forgetStart()
    status = 'stopping'
    settler.stopAll()
    runner.drop()
    let closing = false
    // Every call gets its hang-up out, or its deadline, before the ports are closed; then they have theirs.
    close = () => {
      if (closing) return
      closing = true
      kernel.timers.clearTimeout(patience)
      const done = () => {
        kernel.forget(effect)
        kernel.timers.clearTimeout(deadline)
        for (const call of calls.live.values()) send(call, { type: 'call.resolved', reason: 'unconfirmed' })
        status = 'stopped'
        account.leave()
      }
      const effect = kernel.perform((number) => ({ type: 'stop', effect: number }), done)
      const deadline = kernel.timers.setTimeout(done, kernel.policy.releaseTimeoutMs)
    }
    const patience = kernel.timers.setTimeout(() => close(), 2 * kernel.policy.releaseTimeoutMs)
  }

  return {
    get status() {
      return status
    },
    get listening() {
      return status !== 'idle' && status !== 'stopped'
    },
    start() {
      if (status === 'ready') return already
      if (status === 'idle' || status === 'stopped') begin()
      // A start during a stop waits for it: React mounts, unmounts and mounts again in one go.
      return () => {
        if (status === 'stopping') return undefined
        if (status === 'stopped') begin()
        return started()
      }
    },
    stop() {
      if (status === 'idle' || status === 'stopped') return already
      if (status !== 'stopping') leave()
      return () => (status === 'stopped' ? confirmed : undefined)
    },
    leaveCalls() {
      if (status !== 'stopping') return
      for (const call of calls.live.values())
        if (call.phase !== 'ending') send(call, { type: 'user.hangUp', why: 'policy' })
    },
    closeWhenLeft() {
      if (status === 'stopping' && calls.live.size === 0) close()
    },
  }
}
