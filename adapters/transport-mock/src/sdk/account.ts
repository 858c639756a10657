import type {
  AudioOutput,
  Fact,
  Millis,
  Outcome,
  Permission,
  PermissionState,
  RegistrationFailure,
} from '@offhook/core'
import type { World } from '../call/world.ts'
import { createInputs, type Inputs } from './inputs.ts'

/** Anything but an empty user name can sign in, unless the options say otherwise. */
export interface MockCredentials {
  readonly username: string
  readonly password?: string
  readonly realm?: string
}

/**
 * `dropped`: broken once, the next `reconnect` brings it back. `down`: stays broken until told otherwise. `silent`: dead,
 * and nobody says so; only a fresh connection brings it back.
 */
export type LinkState = 'up' | 'down' | 'dropped' | 'silent'

export interface RegistrationRefusal {
  readonly reason: RegistrationFailure
  readonly retryAfterMs?: Millis
  /** How many attempts it refuses; default: all. */
  readonly times?: number
}

/** The phone's account, link and device as the simulated SDK knows them. */
export interface Account {
  link: LinkState
  registered: boolean
  credentials: MockCredentials | undefined
  refusal: (RegistrationRefusal & { left: number }) | undefined
  readonly permissions: Map<Permission, { readonly state: PermissionState; readonly answer: PermissionState }>
  outputs: readonly AudioOutput[]
  output: string
  readonly inputs: Inputs
  check(credentials: MockCredentials): RegistrationFailure | undefined
}

export const createAccount = (check: Account['check'] = () => undefined): Account => ({
  link: 'up',
  registered: false,
  credentials: undefined,
  refusal: undefined,
  permissions: new Map(),
  outputs: [
    { id: 'speaker', kind: 'speaker', name: 'Speaker' },
    { id: 'headset', kind: 'bluetooth', name: 'Headset' },
  ],
  output: 'speaker',
  inputs: createInputs(),
  check,
})

type RegistrationFact = Extract<Fact, { readonly type: 'registration.changed' }>

export function tellRegistration(world: World, change: Omit<RegistrationFact, 'type'>): void {
  if (world.capabilities.reports.registration) world.tell({ type: 'registration.changed', ...change })
}

/** One attempt. It is taken in any case; the facts say what came of it. */
export function register(world: World, account: Account, credentials: MockCredentials): Outcome {
  if (account.link !== 'up') return { ok: false, reason: 'offline' }
  account.credentials = credentials
  account.registered = false
  tellRegistration(world, { state: 'registering' })
  const failure = takeRefusal(account) ?? (credentials.username === '' ? 'credentials' : account.check(credentials))
  if (failure === undefined) {
    account.registered = true
    tellRegistration(world, { state: 'registered' })
  } else if (typeof failure === 'string') tellRegistration(world, { state: 'failed', reason: failure })
  else tellRegistration(world, { state: 'failed', ...failure })
  return { ok: true }
}

function takeRefusal(account: Account): Pick<RegistrationRefusal, 'reason' | 'retryAfterMs'> | undefined {
  const { refusal } = account
  if (!refusal) return undefined
  refusal.left -= 1
  if (refusal.left <= 0) account.refusal = undefined
  const { reason, retryAfterMs } = refusal
  return retryAfterMs === undefined ? { reason } : { reason, retryAfterMs }
}

export function signOut(world: World, account: Account): Outcome {
  account.registered = false
  account.credentials = undefined
  tellRegistration(world, { state: 'signed-out' })
  return { ok: true }
}

/** `fresh` replaces the connection also where it seems to live. */
export function reconnect(world: World, account: Account, fresh: boolean): Outcome {
  if (account.link === 'down') return { ok: false, reason: 'offline' }
  if (fresh) changeLink(world, account, 'dropped')
  if (account.link === 'dropped') changeLink(world, account, 'up')
  return account.credentials ? register(world, account, account.credentials) : { ok: true }
}

/** A link that the next `reconnect` could bring back is down all the same; one that died silently seems to be up. */
export const reportOf = (link: LinkState): 'up' | 'down' => (link === 'up' || link === 'silent' ? 'up' : 'down')

export function changeLink(world: World, account: Account, link: LinkState): void {
  const before = reportOf(account.link)
  account.link = link
  if (reportOf(link) === 'down') account.registered = false
  if (reportOf(link) !== before) world.tell({ type: 'link.changed', state: reportOf(link) })
}

/** The user's answer to the prompt, if there is one; a state that was decided before stays as it is. */
export function requestPermission(world: World, account: Account, permission: Permission): Outcome {
  const known = account.permissions.get(permission)
  const state = known === undefined ? 'granted' : known.state === 'prompt' ? known.answer : known.state
  account.permissions.set(permission, { state, answer: state })
  world.tell({ type: 'permission.changed', permission, state })
  return state === 'granted' ? { ok: true } : { ok: false, reason: 'permission-denied', permission }
}

/** The first of these permissions that the simulated SDK lacks. */
export function missingPermission<P extends Permission>(account: Account, needed: readonly P[]): P | undefined {
  return needed.find((permission) => {
    const state = account.permissions.get(permission)?.state
    return state !== undefined && state !== 'granted' && state !== 'unknown'
  })
}

export function setAudioOutput(world: World, account: Account, id: string): Outcome {
  if (!account.outputs.some((output) => output.id === id)) return { ok: false, reason: 'failed' }
  account.output = id
  world.tell({ type: 'audio.changed', outputs: account.outputs, current: id, by: 'user' })
  return { ok: true }
}
