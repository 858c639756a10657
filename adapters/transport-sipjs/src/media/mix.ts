import { Leg } from './leg.ts'
import type { Negotiation } from './negotiation.ts'
import { arrivingSound, replaceTrack } from './streams.ts'

/** Can the browser mix sound and send the mix? */
export function canMix(): boolean {
  return (
    typeof AudioContext !== 'undefined' &&
    typeof RTCRtpSender !== 'undefined' &&
    'replaceTrack' in RTCRtpSender.prototype
  )
}

/** A call as far as it is mixed. */
interface MixedCall {
  readonly negotiation: Pick<Negotiation, 'connection'> | undefined
  readonly microphone: MediaStreamTrack | undefined
  readonly ended: Promise<void>
  mix: Mix | undefined
  applyMedia(): void
}

/** Merged calls: each is sent this side's voice and those of all others, in place of the microphone alone. */
export class Mix {
  readonly #context = new AudioContext()
  readonly #legs = new Map<MixedCall, Leg>()

  constructor() {
    // Interrupted by the system, as by a call of the mobile network: it goes on as soon as it may.
    this.#context.onstatechange = () => {
      if (!this.#isRunning && !this.isEmpty) this.#context.resume().catch(() => undefined)
    }
  }

  get #isRunning(): boolean {
    return this.#context.state === 'running'
  }

  get isEmpty(): boolean {
    return this.#legs.size === 0
  }

  /** Waits while the browser lets no sound be made, which may be until the user touches the page. `false`: it does not. */
  async start(): Promise<boolean> {
    if (!this.#isRunning) await this.#context.resume().catch(() => undefined)
    return this.#isRunning
  }

  /** `false`: the call has no sound to mix, or ended meanwhile. */
  async join(call: MixedCall): Promise<boolean> {
    const connection = call.negotiation?.connection
    const arriving = connection === undefined ? undefined : arrivingSound(connection)
    if (connection === undefined || arriving === undefined || call.microphone === undefined) return false
    const leg = new Leg(this.#context, call.microphone, arriving)
    for (const other of this.#legs.values()) leg.join(other)
    this.#legs.set(call, leg)
    call.mix = this
    call.applyMedia()
    const isSent = await send(call, leg.sent)
    return isSent && call.mix === this
  }

  /** The call sends its microphone alone again. One that is left with nobody to mix leaves as well. */
  async leave(call: MixedCall): Promise<void> {
    const leg = this.#legs.get(call)
    if (leg === undefined) return
    this.#legs.delete(call)
    call.mix = undefined
    for (const other of this.#legs.values()) leg.part(other)
    const [last, ...more] = this.#legs.keys()
    const dissolved = last === undefined || more.length > 0 ? undefined : this.leave(last)
    await send(call, call.microphone)
    leg.close()
    await dissolved
    if (this.isEmpty) this.close()
  }

  setMicrophone(call: MixedCall, track: MediaStreamTrack): void {
    this.#legs.get(call)?.setMicrophone(track)
  }

  apply(call: MixedCall, hears: { readonly listens: boolean; readonly isHeard: boolean }): void {
    this.#legs.get(call)?.set(hears)
  }

  close(): void {
    if (this.#context.state !== 'closed') this.#context.close().catch(() => undefined)
  }
}

/** A connection that closes meanwhile leaves `replaceTrack` open for ever (W3C WebRTC section 5.2.1). */
async function send({ negotiation, ended }: MixedCall, track: MediaStreamTrack | undefined): Promise<boolean> {
  const connection = negotiation?.connection
  if (connection === undefined || track === undefined) return false
  return await Promise.race([replaceTrack(connection, track).catch(() => false), ended.then(() => false)])
}
