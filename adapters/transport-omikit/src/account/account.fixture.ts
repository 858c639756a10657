import type { Fact, FactOf, Outcome } from '@offhook/core'
import type { NativeKind } from '../dialect.ts'
import { type Answers, createNativeSide } from '../functions/native-side.fixture.ts'
import type { AccountCommand } from './account.ts'
import { createOmi, type OmiPorts } from './create-omi.ts'
import type { ApiKeyCredentials, AppToAppCredentials, UserPasswordCredentials } from './credentials.ts'

export const agent: UserPasswordCredentials = {
  type: 'user-password',
  userName: '100',
  password: 'secret',
  realm: 'demo',
  host: 'sip.example',
  fcmToken: 'token',
}
export const customer: UserPasswordCredentials = { ...agent, mode: 'customer' }
export const other: UserPasswordCredentials = { ...agent, userName: '200' }
export const apiKey: ApiKeyCredentials = {
  type: 'api-key',
  fullName: 'An',
  usrUuid: 'u-1',
  apiKey: 'key',
  phone: '0901',
  fcmToken: 'token',
}
export const appToApp: AppToAppCredentials = {
  type: 'app-to-app',
  domain: 'demo',
  extension: '300',
  password: 'secret',
  outboundProxy: 'sip.example',
  fcmToken: 'token',
}

/** What each native side answers when nothing goes wrong and nobody was signed in before. */
function goodAnswers({ dialect, platform }: NativeKind): Answers {
  const done = dialect === 'flutter-3.3' ? '{"status":200,"message":"INIT_SUCCESS"}' : true
  return {
    startServices: true,
    initCallWithUserPassword: done,
    initCallWithApiKey: done,
    logout: true,
    logoutAndWait: true,
    ...(platform === 'ios' && { getCurrentUser: {} }),
  }
}

export function createAccountUnderTest(kind: NativeKind, answers: Answers = {}, options: Partial<OmiPorts> = {}) {
  const side = createNativeSide(kind, { ...goodAnswers(kind), ...answers })
  const facts: Fact[] = []
  let hasCall = false
  const { account, functions } = createOmi({
    bridge: side.bridge,
    clock: side.clock,
    emit: (fact) => void facts.push(fact),
    hasCall: () => hasCall,
    ...options,
  })
  const { signal } = new AbortController()
  return {
    ...side,
    account,
    functions,
    facts,
    talk(on = true) {
      hasCall = on
    },
    /** Carries out, and lets time pass meanwhile. */
    async run(command: AccountCommand, ms = 0): Promise<Outcome> {
      const done = account.execute(command, signal)
      await side.clock.advanceAsync(ms)
      return await done
    },
    /** What was said of registration, in order. */
    registration: (): FactOf<'registration.changed'>[] =>
      facts.flatMap((fact) => (fact.type === 'registration.changed' ? [fact] : [])),
    states: () => facts.flatMap((fact) => (fact.type === 'registration.changed' ? [fact.state] : [])),
    logins: () => side.asked.filter(({ method }) => method.startsWith('initCall')),
  }
}
