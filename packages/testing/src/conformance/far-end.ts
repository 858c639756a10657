/**
 * What a far end may be able to make happen beyond the calls themselves. A harness names those that its far end has; a
 * case that needs another one does not apply.
 */
export const farAbilities = [
  /** Calls with video, and turns its own on and off: `call({ video })` and `FarCall.setVideo`. */
  'remote video',
  /** Knows the microphones and cameras of the phone: `FarEnd.inputs`. */
  'inputs',
  /** Has the camera refused: `FarEnd.refuseCamera`. */
  'camera refusal',
  /** Sees how many media paths the phone has offered: `SeenCall.mediaPaths`. */
  'media paths',
  /** Breaks the media path of a call: `FarCall.loseMedia`. */
  'media loss',
  /** Kills the link so that nobody notices: `FarEnd.silenceLink`. */
  'silence',
  /** Knows which of the phone's other parties a far side hears: `FarCall.hears`. */
  'hearing',
  /** Accepts each transfer that the phone asks for, and tells how it goes: `tellTransfer`, `SeenCall.askedToCall`. */
  'transfer progress',
  /** Asks the phone to call somebody else: `FarCall.askTransfer`, `SeenCall.transferAnswer`. */
  'transfer request',
  /** Has somebody call the phone in the place of a far side: `FarCall.replace`. */
  'replacement',
] as const
export type FarAbility = (typeof farAbilities)[number]

/** How the far side sees one call with the phone. */
export interface SeenCall {
  readonly stage: 'ringing' | 'talking' | 'ended'
  /** The SIP status (or its like) with which the phone refused the call. */
  readonly sip?: number
  /** The phone holds this call. */
  readonly held: boolean
  /** The phone offers video. */
  readonly video: boolean
  /** Digits that arrived from the phone. */
  readonly digits: string
  /** How many media paths the phone has offered: 1, and one more for each restart (ICE: a new `ice-ufrag`). */
  readonly mediaPaths?: number
  /** Whom the phone asked it to call instead. `replaces`: in the place of the phone, which has talked to them. */
  readonly askedToCall?: { readonly to: string; readonly replaces: boolean }
  /** What the phone said to the last `askTransfer`. */
  readonly transferAnswer?: 'accepted' | 'rejected'
}

/** The far side of one call. Each method resolves once it is done or sent, whatever comes of it. */
export interface FarCall {
  /** Tells the phone that it rings here. Nothing to do where that happens by itself. */
  ring(): Promise<void>
  answer(): Promise<void>
  /** Refuses a call that the phone dialled, with a SIP status code. */
  reject(code: 486 | 603): Promise<void>
  /** Takes back a call that the phone has not answered. */
  cancel(): Promise<void>
  hangUp(): Promise<void>
  hold(): Promise<void>
  resume(): Promise<void>
  /** Turns the far side's own video on or off. */
  setVideo?(video: 'on' | 'off'): Promise<void>
  /** Breaks the media path for good, so that the SDK can notice it; the call itself stands. */
  loseMedia?(): Promise<void>
  /** Whether the voice of that far side of the phone arrives here too. */
  hears?(other: FarCall): Promise<boolean>
  /** What comes of the transfer that the phone asked for; a number is the SIP status by which it failed. */
  tellTransfer?(progress: 'ringing' | 'done' | 486 | 603): Promise<void>
  /** Asks the phone to call this address in its place (REFER, RFC 3515). */
  askTransfer?(to: string): Promise<void>
  /** Somebody calls the phone in the place of this far side (RFC 3891). */
  replace?(): Promise<FarCall>
  seen(): Promise<SeenCall>
}

/** Ids of the inputs there are, as `setMicrophone` and `setCamera` take them; at least one of each. */
export interface InputIds {
  readonly microphones: readonly string[]
  readonly cameras: readonly string[]
}

/** Everything beyond the transport that a test has to drive: another user, the server, the network. */
export interface FarEnd<C> {
  readonly credentials: { readonly good: C; readonly bad: C }
  readonly addresses: {
    /** Reaches this far end, which then waits for the test to say what it does. */
    readonly reachable: string
    /** Reaches nobody. */
    readonly unknown: string
    /** What the phone should name as the caller when this far end calls. */
    readonly caller: string
  }
  /** Calls the phone, without video unless told otherwise. */
  call(options?: { readonly video: boolean }): Promise<FarCall>
  /** The oldest call dialled by the phone that has arrived here and was not given out yet. */
  arrived(): Promise<FarCall | undefined>
  /** Breaks the way between the phone and its server, so that the SDK can notice it. */
  dropLink(): Promise<void>
  /** Makes that way passable again; the transport comes back when the kit tells it to `reconnect`. */
  restoreLink(): Promise<void>
  /**
   * That way swallows everything, in both directions, and neither side is told. A connection that is made after
   * `restoreLink` works; the old one never does again.
   */
  silenceLink?(): Promise<void>
  inputs?(): Promise<InputIds>
  /** From now on the camera cannot be opened: not allowed, not there, or in use. */
  refuseCamera?(): Promise<void>
  /**
   * Resolves when everything under way has arrived on both sides: at once on a virtual clock; on real time when nothing
   * has moved for a while. May be called while another one is waiting.
   */
  settle(): Promise<void>
}
