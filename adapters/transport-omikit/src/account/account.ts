import { known } from '@offhook/adapter-kit'
import type { Fact, Outcome, PhoneCommand, Vendor } from '@offhook/core'
import { readRegistrationStatus } from '../codes/registration-status.ts'
import { requestedFacts } from '../functions/permission-status.ts'
import type { PermissionFunctions } from '../functions/permissions.ts'
import { taken } from '../outcomes.ts'
import { askPermission } from './ask-permission.ts'
import { isBad, type Login, type OmiCredentials, readCredentials } from './credentials.ts'
import { Entry, type EntryPorts } from './entry.ts'
import { leave } from './leave.ts'
import { isChecked } from './login.ts'
import { listingOfSession, standingOf } from './proof.ts'
import { startServices } from './services.ts'
import { isOf, sessionOf } from './session.ts'
import { Reporter } from './standing.ts'
import { overtaken, Turns } from './turns.ts'

/** What the core asks about the account. */
export type AccountCommand = Extract<
  PhoneCommand<OmiCredentials>,
  { readonly type: 'signIn' | 'signOut' | 'reconnect' | 'ping' | 'requestPermission' }
>

export interface OmiAccount {
  /**
   * Starts the native services, which on iOS send nothing before: to be called when all is subscribed. Then looks who is
   * signed in. Rejects where there is no native side.
   */
  start(): Promise<void>
  /** Nothing is reported from here on. The account stays signed in, so that pushes still ring. */
  stop(): void
  execute(command: AccountCommand, signal: AbortSignal): Promise<Outcome>
  /** React Native on Android has reported that the registration failed, in the form of a call that ended. */
  failed(code: number | undefined): void
  /** A call came in, or one that went out was heard of by the far side: proof that the account is registered. */
  heard(): void
  /** A call could not start since the account is not registered: it is tried anew. */
  refuted(vendor?: Vendor): void
  /** `REQUEST_PERMISSION`, as it came. */
  permissionsAsked(body: unknown): void
  /** An account was registered past `signIn`. */
  adopt(login: Login): void
}

interface AccountPorts extends EntryPorts {
  readonly permissions: PermissionFunctions
  readonly hotlines: readonly string[]
}

export function createAccount(given: AccountPorts): OmiAccount {
  let isRunning = false
  const emit = (fact: Fact) => {
    if (isRunning) given.emit(fact)
  }
  const ports: AccountPorts = { ...given, emit }
  const { bridge, ask, clock } = ports
  const reporter = new Reporter(emit, ports.hotlines)
  const entry = new Entry(ports, reporter)
  const turns = new Turns()
  /** The account of the last sign-in, to come back to. */
  let login: Login | undefined

  function enter(next: Login, isOvertaken: () => boolean): Promise<Outcome> {
    const last = login
    login = next
    return entry.enter(next, last, isOvertaken)
  }

  async function signIn(credentials: unknown): Promise<Outcome> {
    const read = readCredentials(credentials, bridge.kind)
    if (!isBad(read)) return await turns.take((isOvertaken) => enter(read, isOvertaken))
    turns.begin()
    const vendor = { code: read.code, message: read.message }
    // Said as a fact too: trying again with these cannot help.
    reporter.failed(read.reason === 'missing' ? 'credentials' : 'forbidden', vendor)
    return { ok: false, reason: read.reason === 'missing' ? 'failed' : 'not-supported', vendor }
  }

  function signOut(): Promise<Outcome> {
    return turns.take(async (isOvertaken) => {
      login = undefined
      const vendor = await entry.change(() => leave(ask, bridge, clock))
      // Overtaken, it says nothing: the account that came after it may stand by now.
      if (!isOvertaken()) reporter.left(vendor)
      return taken
    })
  }

  /** The SDK registers again by itself when the network is back. Only an account that it lost, or that failed, logs in anew. */
  async function reconnect(): Promise<Outcome> {
    if (turns.underway !== undefined) return await turns.underway
    return await turns.take(async (isOvertaken) => {
      if (login === undefined) return await restore(isOvertaken)
      if (ports.hasCall() || reporter.standing === 'registered' || reporter.standing === 'unproven') {
        const found = await standingOf(ask, bridge, login)
        if (isOvertaken()) return overtaken
        if (found !== 'gone') {
          reporter.again(login, found === 'listed')
          return taken
        }
        if (ports.hasCall()) return { ok: false, reason: 'busy', vendor: { message: 'A login would end the call.' } }
      }
      return await enter(login, isOvertaken)
    })
  }

  /** A session that the native side has kept: from a run before, or from before a stop. */
  async function restore(isOvertaken: () => boolean): Promise<Outcome> {
    const session = await sessionOf(ask, bridge)
    const known = login !== undefined && isOf(session, login) !== false ? login : undefined
    // Customers are always unknown to the list of devices: where there may be some, it says nothing.
    const isAgent = known === undefined ? ports.hotlines.length === 0 : known.mode === 'agent'
    const listing = session.kind === 'named' && isAgent ? await listingOfSession(ask, bridge) : 'unknown'
    if (isOvertaken()) return overtaken
    if (session.kind === 'unknown') return { ok: false, reason: 'failed' }
    if (session.kind === 'named' && listing !== 'not-listed') {
      const wasProven = reporter.isProven && (login === undefined || known !== undefined)
      const wasChecked = known ? isChecked(bridge.kind, known.method) : bridge.kind.platform === 'android'
      if (wasProven || wasChecked || listing === 'listed') reporter.again(known, wasProven || listing === 'listed')
      else reporter.unproven(known)
      return taken
    }
    // There is nothing to sign in with: the user has it.
    if (reporter.standing !== 'unknown') reporter.lost()
    return { ok: false, reason: 'not-registered' }
  }

  async function dispatch(command: AccountCommand): Promise<Outcome> {
    switch (command.type) {
      case 'signIn':
        return await signIn(command.credentials)
      case 'signOut':
        return await signOut()
      case 'reconnect':
        return await reconnect()
      case 'ping':
        // One document has a keep-alive ping; no native code does anything in it.
        return { ok: false, reason: 'not-supported' }
      case 'requestPermission':
        return await askPermission(command.permission, ports.permissions, emit)
      default:
        return command satisfies never
    }
  }

  return {
    async start() {
      isRunning = true
      const isOvertaken = turns.begin()
      reporter.forget()
      const services = await startServices(ask, bridge)
      // `false` is Android's word for a fault that harms no call. One that throws is not there: not linked, most of the time.
      if (!services.ok && services.reason === 'failed') throw new Error(services.vendor?.message)
      void restore(isOvertaken)
      void ports.permissions.checkPermissionStatus()
    },
    stop() {
      isRunning = false
      turns.begin()
    },
    async execute(command, { aborted }) {
      try {
        return aborted ? overtaken : await dispatch(command)
      } catch {
        return { ok: false, reason: 'failed', vendor: { message: `${command.type} could not be carried out.` } }
      }
    },
    failed(code) {
      if (entry.isChanging || reporter.standing === 'left') return
      const { reason, permission } = readRegistrationStatus(code)
      if (permission !== undefined) emit({ type: 'permission.changed', permission, state: 'prompt' })
      reporter.failed(reason, known({ code, message: 'The registration failed.' }))
    },
    heard() {
      if (!entry.isChanging && reporter.standing !== 'left') reporter.registered(login, true)
    },
    refuted(vendor) {
      if (reporter.stands && !entry.isChanging) reporter.failed('unknown', vendor)
    },
    permissionsAsked(body) {
      for (const fact of requestedFacts(body)) emit(fact)
    },
    adopt(next) {
      turns.begin()
      login = next
      reporter.forget()
      reporter.registered(next, true)
    },
  }
}
