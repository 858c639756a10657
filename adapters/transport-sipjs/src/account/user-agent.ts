import type { UserAgent, UserAgentDelegate } from 'sip.js'
import { negotiationFactory } from '../media/description-handler.ts'
import type { SipJsTransportOptions, SipLibrary } from '../options.ts'
import { refuseUnreadable } from '../transfer/unreadable.ts'
import type { Account } from './credentials.ts'
import { withHeaders } from './headers.ts'

/** sip.js refuses an unanswered call by itself after this many seconds; the phone's own deadline MUST come first. */
const never = 2_000_000

/** sip.js's user agent for one account, as the options want it. It connects to nothing yet. */
export function createUserAgent(
  sip: SipLibrary,
  options: SipJsTransportOptions,
  account: Account,
  delegate: UserAgentDelegate,
): UserAgent {
  const { userAgentOptions, userAgent, outboundProxy, instanceId, contactParams, headers = {} } = options
  const agent = new sip.UserAgent({
    logBuiltinEnabled: false,
    logConfiguration: false,
    ...userAgentOptions,
    ...(userAgent === undefined ? {} : { userAgentString: userAgent }),
    ...(outboundProxy === undefined ? {} : { preloadedRouteSet: [`<${outboundProxy}>`] }),
    ...(instanceId === undefined ? {} : { instanceId }),
    ...(contactParams === undefined ? {} : { contactParams: { transport: 'ws', ...contactParams } }),
    uri: account.uri,
    displayName: account.displayName,
    authorizationUsername: account.authorizationUsername,
    authorizationPassword: account.password,
    gracefulShutdown: false,
    // Said to be supported, and left to the adapter: what sip.js does of it by itself would end calls unheard.
    sipExtensionReplaces: sip.SIPExtension.Unsupported,
    sipExtensionExtraSupported: [...(userAgentOptions?.sipExtensionExtraSupported ?? []), 'replaces'],
    noAnswerTimeout: never,
    transportOptions: { traceSip: false, ...transportOptionsOf(options), server: options.server },
    sessionDescriptionHandlerFactory: negotiationFactory(sip, {
      iceServers: options.iceServers ?? [],
      iceGatheringTimeoutMs: options.iceGatheringTimeoutMs ?? 2_000,
    }),
    delegate,
  })
  withHeaders(agent.userAgentCore, headers)
  refuseUnreadable(sip, agent)
  return agent
}

/** From now on it signs its requests so: the same account, with another password or name. */
export function authorise({ configuration, userAgentCore }: UserAgent, account: Account): void {
  configuration.authorizationUsername = account.authorizationUsername
  configuration.authorizationPassword = account.password
  configuration.displayName = account.displayName
  userAgentCore.configuration.displayName = account.displayName
}

function transportOptionsOf(options: SipJsTransportOptions): object {
  const given = options.userAgentOptions?.transportOptions
  return typeof given === 'object' && given !== null ? given : {}
}
