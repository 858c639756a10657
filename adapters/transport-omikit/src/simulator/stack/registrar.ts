import type { Timers } from '@offhook/adapter-kit'
import type { Millis } from '@offhook/core'
import type { AnomalyDice } from '../anomalies.ts'
import type { Account, KeyLogin, Login, Person } from './accounts.ts'
import type { Network } from './network.ts'
import type { AndroidPermission, Permissions } from './permissions.ts'

/** Who is signed in on this device, as far as the SDK remembers. */
export interface Session {
  readonly person: Person
  readonly realm: string
  readonly fcmToken: string
  readonly projectId: string
  /** Customer mode: may call the hotlines only. */
  readonly customer: boolean
}

export interface RegistrarOptions {
  readonly timers: Timers
  readonly network: Network
  readonly permissions: Permissions
  readonly dice: AnomalyDice
  readonly accounts: readonly Account[]
  readonly apiKeys: readonly string[]
  readonly registerMs: Millis
  /** How long the clean-up after a logout takes. */
  readonly logoutMs: Millis
  /** Android refuses to register without these permissions; iOS does not look. */
  readonly checksPermissions: boolean
  registered(status: number): void
}

export interface Registrar {
  readonly session: Session | undefined
  readonly state: 'signed-out' | 'registering' | 'registered' | 'failed'
  /** `done` gets a registration status: 200, or why not. */
  login(login: Login, done: (status: number) => void): void
  loginWithKey(login: KeyLogin, done: (ok: boolean) => void): void
  logout(done?: (ok: boolean) => void): void
  /** Whether these would be taken, without taking them. */
  check(login: Login): number
  /** What the next login comes to, whatever its credentials. */
  next(status: number): void
  /** The server says this of the registration now. */
  said(status: number): void
}

/** In the registration domain: 450, 451 and 452 of `OmiRegistrationStatus`. */
const needed: readonly (readonly [AndroidPermission, number])[] = [
  ['RECORD_AUDIO', 450],
  ['FOREGROUND_SERVICE_MICROPHONE', 451],
  ['FOREGROUND_SERVICE_PHONE_CALL', 451],
  ['POST_NOTIFICATIONS', 452],
]

export function createRegistrar(options: RegistrarOptions): Registrar {
  const { timers, network, permissions, dice, accounts, apiKeys, registerMs, logoutMs } = options
  let session: Session | undefined
  let state: Registrar['state'] = 'signed-out'
  let scripted: number | undefined
  let attempt = () => {}

  function check({ userName, password, realm }: Login): number {
    const withheld = options.checksPermissions && needed.find(([permission]) => !permissions.has(permission))
    if (withheld) return withheld[1]
    if (!network.online) return 600
    if (!accounts.some((account) => account.realm === realm)) return 404
    const account = accounts.find((known) => known.extension === userName && known.realm === realm)
    if (!account) return 403
    return account.password === password ? 200 : 401
  }

  function said(status: number): void {
    if (session) state = status === 200 ? 'registered' : 'failed'
    options.registered(status)
  }

  /** A newer login takes the place of one under way, which then never comes to anything. */
  function register(next: Session, verdict: () => number, done: (status: number) => void): void {
    attempt()
    session = next
    state = 'registering'
    attempt = timers.after(registerMs, () => {
      const status = scripted ?? verdict()
      scripted = undefined
      said(status)
      done(status)
    })
  }

  const forget = () => {
    attempt()
    session = undefined
    state = 'signed-out'
  }

  return {
    get session() {
      return session
    },
    get state() {
      return state
    },
    check,
    said,
    next(status) {
      scripted = status
    },
    login(login, done) {
      const { userName: extension, realm, fcmToken, projectId, isSkipDevices: customer } = login
      const known = accounts.find((account) => account.extension === extension && account.realm === realm)
      const person = known ?? { extension, uuid: '', fullName: '' }
      register({ person, realm, fcmToken, projectId, customer }, () => check(login), done)
    },
    loginWithKey({ fullName, usrUuid: uuid, phone, apiKey, fcmToken, projectId }, done) {
      const person: Person = { extension: phone || uuid, uuid, fullName }
      const verdict = () => (!network.online ? 600 : apiKeys.includes(apiKey) ? 200 : 401)
      register({ person, realm: 'api', fcmToken, projectId, customer: false }, verdict, (status) =>
        done(status === 200),
      )
    },
    logout(done) {
      const raced = dice.now('logoutRace')
      forget()
      timers.after(logoutMs, () => {
        if (raced) forget()
        done?.(network.online)
      })
    },
  }
}
