import type { FactOf } from '@offhook/core'
import type { Core, Registerer, RegistererOptions, UserAgent } from 'sip.js'
import type { MessageLike } from './end-cause.ts'
import type { SipLibrary } from './options.ts'
import { registrationDropped, registrationRefused } from './to-registration.ts'

/** Refreshed when this share of the registration's time has passed, in percent. sip.js's 99 leaves a short one no time. */
const refreshFrequency = 90

export interface RegistrationSettings extends Pick<RegistererOptions, 'regId'> {
  readonly expires: number
  readonly extraHeaders: string[]
}

type RegistrationFact = FactOf<'registration.changed'>

export interface RegistererEvents {
  /** A REGISTER went out, asked for or as a refresh. */
  sent(): void
  /** `isStuck`: sip.js will send no other, as far as this registerer goes. */
  answered(fact: RegistrationFact, isStuck: boolean): void
  /** The registration ran out. */
  expired(fact: RegistrationFact): void
}

/** sip.js's own registerer, which tells of a part of what becomes of its requests; this one tells of all. */
export function createRegisterer(
  sip: SipLibrary,
  agent: UserAgent,
  settings: RegistrationSettings,
  { sent, answered, expired }: RegistererEvents,
): Registerer {
  const registerer = new sip.Registerer(agent, { ...settings, refreshFrequency, logConfiguration: false })
  let told = false
  const tell = (fact: RegistrationFact, isStuck = false) => {
    told = true
    answered(fact, isStuck)
  }
  const refuse = ({ message }: { readonly message: MessageLike }) => tell(registrationRefused(message))
  const requestDelegate: Core.OutgoingRequestDelegate = {
    onAccept: () => tell({ type: 'registration.changed', state: 'registered' }),
    onReject: refuse,
    onRedirect: refuse,
  }

  registerer.stateChange.addListener((state) => {
    if (state !== sip.RegistererState.Unregistered) return
    told = false
    // A refusal is handed over right after, in the same tick; without one the registration ran out.
    queueMicrotask(() => {
      if (!told) expired({ type: 'registration.changed', state: 'failed', reason: 'timeout' })
    })
  })

  /** A 200 that does not list our contact: sip.js tells nobody, and with no contact at all it waits for ever. */
  function watchDropped(request: Core.OutgoingRegisterRequest): void {
    const { delegate } = request
    request.delegate = {
      ...delegate,
      onAccept: (response) => {
        told = false
        delegate?.onAccept?.(response)
        if (!told) tell(registrationDropped(response.message), true)
      },
    }
  }

  // sip.js refreshes through its own register(), which would tell nobody without the delegate.
  const register = registerer.register.bind(registerer)
  registerer.register = (options) => {
    const request = register({ ...options, requestDelegate })
    sent()
    // Its timer looks at no answer: what it is refused MUST NOT become an unhandled rejection.
    request.then(watchDropped, () => undefined)
    return request
  }
  const unregister = registerer.unregister.bind(registerer)
  const { extraHeaders } = settings
  registerer.unregister = (options) => unregister({ ...options, requestOptions: { extraHeaders } })
  return registerer
}
