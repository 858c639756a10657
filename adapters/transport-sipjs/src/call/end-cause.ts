import type { EndedBy, EndReason } from '@offhook/core'

/** Why a call ended, as SIP said it or as this side did it. */
export type EndCause =
  /** This side hung up or cancelled. `status`: what answered our CANCEL. */
  | { readonly kind: 'left'; readonly status?: number; readonly phrase?: string }
  /** This side refused. */
  | { readonly kind: 'declined'; readonly status: number }
  /** A final answer to our INVITE. `invented`: sip.js made it up, no server sent it. */
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly phrase: string
      readonly reasons: readonly string[]
      /** Where else the far side can be reached (a 3xx, RFC 3261 section 21.3). The phone never calls there by itself. */
      readonly contacts?: readonly string[]
      readonly invented: boolean
    }
  /** The far side answered a request within the call as if there was none, or not at all. */
  | { readonly kind: 'gone'; readonly status: number; readonly phrase: string; readonly invented: boolean }
  /** BYE or CANCEL of the far side, with its `Reason` headers (RFC 3326). */
  | { readonly kind: 'bye' | 'cancel'; readonly reasons: readonly string[] }
  /** sip.js or the browser could not go on. */
  | { readonly kind: 'fault'; readonly reason: EndReason; readonly by: EndedBy; readonly message: string }

/** A response or request of sip.js as far as it is read here. */
export interface MessageLike {
  readonly statusCode?: number | undefined
  readonly reasonPhrase?: string | undefined
  getHeader(name: string): string | undefined
  getHeaders(name: string): readonly string[]
  hasHeader(name: string): boolean
}

export function answered(message: MessageLike): EndCause {
  const { statusCode: status = 0, reasonPhrase: phrase = '' } = message
  return {
    kind: 'answered',
    status,
    phrase,
    reasons: message.getHeaders('Reason'),
    ...(status >= 300 && status < 400 ? { contacts: message.getHeaders('Contact') } : {}),
    invented: isInvented(message),
  }
}

/** sip.js makes up 408 for a timeout and 503 for a lost transport; what a server sent has a Via header. */
export function isInvented(message: MessageLike): boolean {
  return !message.hasHeader('Via')
}
