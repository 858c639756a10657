import { callActions } from '../call/call-view.ts'
import type { UserCommand } from '../inbox/input.ts'
import type { Permission } from '../values.ts'
import { type Account, refusalOfRegistration } from './account.ts'
import { createCallCommands } from './call-commands.ts'
import type { Calls } from './calls.ts'
import type { Facilities } from './facilities.ts'
import type { Lifecycle } from './lifecycle.ts'
import { send } from './live-call.ts'
import type { Manners } from './manners.ts'
import type { ProcedureSetup } from './procedures/setup.ts'
import type { Refusal } from './result.ts'
import { type Answer, already, type Check, confirmed, refused, taken, wishAnswer } from './settle.ts'
import { isHotline, startCall } from './start-call.ts'

export interface CommandsSetup {
  readonly calls: Calls
  readonly account: Account
  readonly facilities: Facilities
  readonly manners: Manners
  readonly lifecycle: Lifecycle
  readonly readiness: () => Refusal | undefined
  readonly procedures: ProcedureSetup
}

const actions: ReadonlySet<string> = new Set(callActions)

/** Every command ends in exactly one answer, now or when its fact comes (law 9). */
export function createCommands(setup: CommandsSetup): (command: UserCommand, id: number) => Answer | Check {
  const { calls, account, facilities, manners, lifecycle, readiness, procedures } = setup
  const onCallCommand = createCallCommands(procedures)
  let attempt = 0

  function signIn(id: number): Check {
    const mine = ++attempt
    account.signIn(id)
    return () => {
      if (mine !== attempt) return { ok: false, reason: 'superseded' }
      const { registration } = account
      if (registration.state === 'registered') return confirmed
      if (registration.unproven) return taken
      return registration.state === 'registering' ? undefined : refused(refusalOfRegistration(registration))
    }
  }

  /** Who is talked to is told before this side cannot be reached any more. */
  function signOut(): Answer | Check {
    attempt++
    if (account.registration.state === 'signed-out') return already
    const before = [...calls.live.keys()]
    if (!account.signingOut) account.depart()
    return () => {
      if (account.departing) {
        for (const call of calls.live.values())
          if (call.phase !== 'ending') send(call, { type: 'user.hangUp', why: 'policy' })
        // What comes in meanwhile is declined, and need not be waited for.
        if (!before.some((id) => calls.live.has(calls.identity.resolve(id)))) account.signOut()
      }
      if (account.signingOut) return undefined
      return account.registration.state === 'signed-out' ? confirmed : { ok: false, reason: 'superseded' }
    }
  }

  /** One prompt after the other: two at once confuse people and browsers. */
  function requestPermissions(list: readonly Permission[]): Answer | Check {
    let answer: Answer | undefined
    const next = (rest: readonly Permission[]): void => {
      const [permission, ...later] = rest
      if (!permission) {
        answer = confirmed
        return
      }
      facilities.requestPermission(permission, (outcome) => {
        if (outcome.ok) return next(later)
        const { reason, vendor } = outcome
        answer = refused({ reason, permission, ...(vendor ? { vendor } : {}) })
      })
    }
    next(list)
    return () => answer
  }

  return (command, id) => {
    if (command.type === 'start') return lifecycle.start()
    if (command.type === 'stop') return lifecycle.stop()
    const { status } = lifecycle
    // A call that came while the ports start is shown, and can be answered: a cold start begins with just that.
    const isEarly = status === 'starting' && actions.has(command.type)
    if (status !== 'ready' && !isEarly) return { ok: false, reason: 'stopped' }
    switch (command.type) {
      case 'signIn':
        return signIn(id)
      case 'signOut':
        return signOut()
      case 'startCall': {
        const refusal = readiness()
        if (refusal && !(refusal === 'hotline-only' && isHotline(account, command.to)))
          return refused({ reason: refusal })
        return startCall(command, id, calls, account, facilities)
      }
      case 'setAudioOutput':
      case 'setMicrophone':
      case 'setCamera': {
        const choice = facilities.choices[command.type]
        if (choice.wish.actual === command.id && !choice.wish.pending) return already
        choice.want(command.id)
        return () => wishAnswer(choice.wish, command.id)
      }
      case 'setDoNotDisturb':
        if (manners.doNotDisturb === command.on) return already
        manners.setDoNotDisturb(command.on)
        return confirmed
      case 'cancel':
        return procedures.runner.cancel()
      case 'clearLog':
        return calls.log.clear(command.id && calls.identity.resolve(command.id))
          ? confirmed
          : refused({ reason: 'no-record' }, command.id)
      case 'requestPermissions':
        return requestPermissions(command.list)
      default:
        return onCallCommand(command)
    }
  }
}
