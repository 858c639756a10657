import type { WebSocketRoute } from 'playwright'
import type { SipSoftphone } from './sip-softphone.ts'

export interface SlowGateway {
  /** Lets the answer through. */
  answer(): void
}

/**
 * Makes a phone answer as a gateway does: what it describes in its 200 goes out as a 183 first (early media, RFC 3960),
 * the 200 itself when it is told to. Signs the phone in anew.
 */
export async function answersAsGateway(phone: SipSoftphone): Promise<SlowGateway> {
  let release: (() => void) | undefined
  await phone.page.routeWebSocket(/^ws:/, (socket: WebSocketRoute) => {
    const server = socket.connectToServer()
    let answered = false
    socket.onMessage((message) => {
      const text = message.toString()
      const accepts = text.startsWith('SIP/2.0 200 ') && /^CSeq: \d+ INVITE\r$/m.test(text)
      if (!accepts || answered) return server.send(message)
      // Until its answer is acknowledged the phone says it again and again (RFC 3261 section 13.3.1.4).
      if (release !== undefined) return
      release = () => {
        answered = true
        server.send(message)
      }
      server.send(text.replace(/^SIP\/2\.0 200 .*/, 'SIP/2.0 183 Session Progress'))
    })
  })
  await phone.signIn()
  await phone.ready()
  return {
    answer() {
      if (release === undefined) throw new Error('The phone has not answered yet.')
      release()
    },
  }
}
