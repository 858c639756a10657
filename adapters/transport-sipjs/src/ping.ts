import type { Outcome } from '@offhook/core'
import type { Core, UserAgent } from 'sip.js'
import { isInvented } from './end-cause.ts'
import type { SipLibrary } from './options.ts'
import { refused, taken } from './outcomes.ts'

/**
 * Asks the server for a sign of life (OPTIONS, RFC 3261 section 11); any answer of its own is one. Ends with the
 * connection, at the latest after the half minute that sip.js waits for answers.
 */
export async function ping(sip: SipLibrary, agent: UserAgent): Promise<Outcome> {
  if (!agent.isConnected()) return refused('offline')
  const { userAgentCore, configuration } = agent
  const server = configuration.uri.clone()
  server.user = undefined
  const message = userAgentCore.makeOutgoingRequestMessage('OPTIONS', server, configuration.uri, server, {})
  return await new Promise<Outcome>((resolve) => {
    const request = userAgentCore.request(message, {
      onTrying: () => resolve(taken),
      onProgress: () => resolve(taken),
      onAccept: () => resolve(taken),
      onRedirect: () => resolve(taken),
      onReject: ({ message: { statusCode, reasonPhrase }, message }) => {
        const isAlive = !isInvented(message) || isAnswered(sip, request)
        resolve(isAlive ? taken : refused('offline', reasonPhrase, statusCode))
      },
    })
  })
}

/** sip.js puts a 408 of its own in place of the server's; the transaction knows that there was an answer. */
function isAnswered({ Core }: SipLibrary, request: Core.OutgoingRequest): boolean {
  return request instanceof Core.UserAgentClient && request.transaction.state === Core.TransactionState.Completed
}
