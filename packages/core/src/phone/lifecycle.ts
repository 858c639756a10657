import type { Account } from './account.ts'
import type { Calls } from './calls.ts'
import type { Kernel } from './kernel.ts'
import { send } from './live-call.ts'
import type { PhoneSnapshot } from './phone.ts'
import { type Answer, already, type Check, confirmed, refused, type Settler } from './settle.ts'

export interface Lifecycle {
  readonly status: PhoneSnapshot['status']
  /** Ports may report from the moment they are asked to start until they have stopped. */
  readonly listening: boolean
  start(): Answer | Check
  stop(): Answer | Check
}

export interface LifecycleSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  readonly account: Account
  readonly settler: Settler
}

/** Starting and stopping the ports. A phone can be started again after it was stopped. */
export function createLifecycle({ kernel, calls, account, settler }: LifecycleSetup): Lifecycle {
  let status: PhoneSnapshot['status'] = 'idle'
  let failure: Answer | undefined

  const started = (): Check => () => {
    if (status === 'starting') return undefined
    return status === 'ready' ? confirmed : (failure ?? { ok: false, reason: 'stopped' })
  }
  const stopped = (): Check => () => (status === 'stopped' ? confirmed : undefined)

  return {
    get status() {
      return status
    },
    get listening() {
      return status !== 'idle' && status !== 'stopped'
    },
    start() {
      if (status === 'ready') return already
      if (status === 'stopping') return { ok: false, reason: 'stopped' }
      if (status === 'starting') return started()
      status = 'starting'
      failure = undefined
      const startFailed = (answer: Answer) => {
        if (status !== 'starting') return
        status = 'idle'
        failure = answer
        kernel.perform((effect) => ({ type: 'stop', effect }))
      }
      const deadline = kernel.timers.setTimeout(
        () => startFailed({ ok: false, reason: 'timed-out' }),
        kernel.policy.startTimeoutMs,
      )
      kernel.perform(
        (effect) => ({ type: 'start', effect }),
        (outcome) => {
          kernel.timers.clearTimeout(deadline)
          if (!outcome.ok)
            return startFailed(refused({ reason: 'failed', ...(outcome.vendor ? { vendor: outcome.vendor } : {}) }))
          if (status !== 'starting') return
          status = 'ready'
          for (const port of ['surface', 'transport'] as const) kernel.perform(() => ({ type: 'list', port }))
        },
      )
      return started()
    },
    stop() {
      if (status === 'idle' || status === 'stopped') return already
      if (status === 'stopping') return stopped()
      status = 'stopping'
      settler.stopAll()
      for (const call of calls.live.values()) send(call, { type: 'user.hangUp', why: 'policy' })
      let asked = false
      return () => {
        // Every call gets its hang-up out, or the release deadline, before the ports are closed.
        if (!asked && calls.live.size === 0) {
          asked = true
          const done = () => {
            status = 'stopped'
            account.report({ type: 'registration.changed', state: 'signed-out' })
          }
          const effect = kernel.perform((number) => ({ type: 'stop', effect: number }), done)
          // A port that never stops keeps nobody waiting.
          kernel.timers.setTimeout(() => {
            kernel.forget(effect)
            if (status === 'stopping') done()
          }, kernel.policy.releaseTimeoutMs)
        }
        return stopped()()
      }
    },
  }
}
