import type { Core, UserAgent } from 'sip.js'
import type { SipLibrary } from './options.ts'

/** Runs at once where the WebSocket is up, else as soon as it comes up. */
export function whenUp(sip: SipLibrary, agent: UserAgent, run: () => void): void {
  if (agent.isConnected()) {
    run()
    return
  }
  const { stateChange } = agent.transport
  const listen: Parameters<typeof stateChange.addListener>[0] = (state) => {
    if (state !== sip.TransportState.Connected) return
    stateChange.removeListener(listen)
    run()
  }
  stateChange.addListener(listen)
}

/**
 * Says of every request that waits for an answer that the answer went with the connection. sip.js would wait for half a
 * minute, and for a re-INVITE of which it saw a 100 for ever; RFC 3261 section 17.1.4 wants its user to be told at once.
 */
export function loseRequests(sip: SipLibrary, agent: UserAgent): void {
  for (const request of [...agent.userAgentCore.userAgentClients.values()]) {
    if (!isWaiting(sip, request)) continue
    if (request.message.method === 'BYE' || request.message.method === 'CANCEL') sendAgain(sip, agent, request)
    // An INVITE that rings is withdrawn by its call, which needs the transaction for that.
    else if (!isRinging(sip, request)) fail(sip, request)
  }
}

/** What this side has left MUST reach the far side: the same request again, as over a connection that loses some. */
function sendAgain(sip: SipLibrary, agent: UserAgent, request: Core.UserAgentClient): void {
  whenUp(sip, agent, () => {
    if (isWaiting(sip, request)) agent.transport.send(request.message.toString()).catch(() => undefined)
  })
}

function isWaiting({ Core }: SipLibrary, { transaction }: Core.UserAgentClient): boolean {
  const { Calling, Trying, Proceeding } = Core.TransactionState
  return transaction.state === Calling || transaction.state === Trying || transaction.state === Proceeding
}

function isRinging({ Core }: SipLibrary, request: Core.UserAgentClient): boolean {
  return request instanceof Core.InviteUserAgentClient && request.transaction.state === Core.TransactionState.Proceeding
}

/** sip.js calls it itself when a request cannot be sent; it is declared as protected. */
interface Failing {
  onTransportError(error: Error): void
}

function fail({ Core }: SipLibrary, { transaction }: Core.UserAgentClient): void {
  const failing = transaction as unknown as Failing
  failing.onTransportError(new Core.TransportError('The connection was lost before an answer came.'))
}
