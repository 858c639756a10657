import type { CallFact, CallId, Direction, Fact, PortHost, VideoState } from '@offhook/core'
import type { BareFact } from '../../src/index.ts'

/** One call between the phone and the far end. */
export interface Leg {
  readonly id: string
  readonly direction: Direction
  readonly callId?: CallId
  stage: 'ringing' | 'talking' | 'ended'
  held: boolean
  muted: boolean
  video: VideoState
  mediaPaths: number
  digits: string
  /** Those who hear each other, itself among them. */
  group: Set<Leg> | undefined
  /** Whom the phone has asked the far side to call. */
  handedTo: { readonly to: string; readonly replaces: boolean } | undefined
  /** Whom the far side has asked the phone to call, until that is answered. */
  askedFor: string | undefined
  transferAnswer: 'accepted' | 'rejected' | undefined
  /** How the phone refused the call. */
  sip?: number
}

/** What lies between the two ends: the calls, the link and the account. Everything happens at once. */
export interface Exchange {
  readonly legs: Map<string, Leg>
  host: PortHost | undefined
  link: 'up' | 'down'
  /** The way to the server is passable, whether the link stands or not. */
  passable: boolean
  /** The link is dead, and neither end knows. */
  silent: boolean
  cameraRefused: boolean
  registered: boolean
  open(leg: Pick<Leg, 'direction' | 'callId' | 'muted' | 'video'>): Leg
  tell(fact: Fact): void
  /** Says something of a call, while the phone can be reached. */
  tellOf(leg: Leg, fact: BareFact): void
  /** Both sides have answered. */
  establish(leg: Leg): void
  end(leg: Leg, fact?: { readonly sip?: number; readonly by?: 'local' | 'remote' }): void
}

const untouched = {
  stage: 'ringing',
  held: false,
  digits: '',
  mediaPaths: 1,
  group: undefined,
  handedTo: undefined,
  askedFor: undefined,
  transferAnswer: undefined,
} as const

export function createExchange(): Exchange {
  const exchange: Exchange = {
    legs: new Map(),
    host: undefined,
    link: 'up',
    passable: true,
    silent: false,
    cameraRefused: false,
    registered: false,
    open(leg) {
      const id = `leg-${exchange.legs.size + 1}`
      const opened: Leg = { ...leg, ...untouched, id }
      exchange.legs.set(opened.id, opened)
      return opened
    },
    tell: (fact) => exchange.host?.emit(fact),
    tellOf(leg, fact) {
      const call = { refs: { 'reference.id': leg.id }, ...(leg.callId && { callId: leg.callId }) }
      exchange.tell({ ...fact, call } as CallFact)
    },
    establish(leg) {
      leg.stage = 'talking'
      exchange.tellOf(leg, { type: 'call.established' })
      if (leg.video === 'on') exchange.tellOf(leg, { type: 'call.videoChanged', side: 'local', video: 'on' })
      exchange.tellOf(leg, { type: 'call.mediaChanged', media: 'connected' })
    },
    end(leg, fact = {}) {
      if (leg.stage === 'ended') return
      leg.stage = 'ended'
      leg.group?.delete(leg)
      exchange.tellOf(leg, { type: 'call.ended', ...fact })
    },
  }
  return exchange
}
