import type { CallFact, Outcome } from '../../src/index.ts'
import { Referrals, type ReferralsSetup } from './referrals.ts'
import type { Signal } from './signal.ts'

export interface LegSetup {
  readonly caller: boolean
  readonly dialog: string
  readonly peer: string
  readonly send: (signal: Signal) => void
  readonly tell: (fact: CallFact) => void
  readonly place: ReferralsSetup['place']
}

/** `calling`: invited, no final answer. `cancelling`: cancelled, no final answer. `accepted`: our yes is not acknowledged yet. */
export type LegState = 'calling' | 'cancelling' | 'alerting' | 'accepted' | 'up' | 'over'

/** One end of a dialog inside of an SDK that is honest: it says what happened, once, in the order in which it happened. */
export class Leg {
  state: LegState
  held = false
  remoteHeld = false
  readonly #referrals: Referrals
  #request: { readonly number: number; readonly held: boolean; readonly done: (outcome: Outcome) => void } | undefined
  #number = 0
  #heard = 0

  constructor(readonly setup: LegSetup) {
    this.state = setup.caller ? 'calling' : 'alerting'
    const { send, tell, place } = setup
    this.#referrals = new Referrals({ call: this.call, send, tell, place })
  }

  get call() {
    return { refs: { 'wire.dialog': this.setup.dialog } }
  }

  answer(): Outcome {
    if (this.state !== 'alerting') return { ok: false, reason: 'no-such-call' }
    this.state = 'accepted'
    this.setup.send({ type: 'accept' })
    this.setup.tell({ type: 'call.connecting', call: this.call })
    return { ok: true }
  }

  decline(as: 'busy' | 'declined'): Outcome {
    if (this.state !== 'alerting') return this.hangUp()
    this.setup.send({ type: 'reject', reason: as })
    this.#end('hung-up', 'local')
    return { ok: true }
  }

  hangUp(): Outcome {
    switch (this.state) {
      case 'calling':
        this.state = 'cancelling'
        this.setup.send({ type: 'cancel' })
        return { ok: true }
      case 'alerting':
        return this.decline('declined')
      case 'accepted':
      case 'up':
        this.setup.send({ type: 'bye' })
        this.#end('hung-up', 'local')
        return { ok: true }
      case 'cancelling':
      case 'over':
        return { ok: true }
      default:
        return this.state satisfies never
    }
  }

  setHold(held: boolean): Promise<Outcome> {
    if (this.state !== 'up') return Promise.resolve({ ok: false, reason: 'refused' })
    // The last one is still unanswered, however long ago the core gave it up: as good as a glare.
    if (this.#request) return Promise.resolve({ ok: false, reason: 'glare' })
    const number = ++this.#number
    return new Promise((done) => {
      this.#request = { number, held, done }
      this.setup.send({ type: 'hold', number, held })
    })
  }

  transfer(to: string, replaces?: string): Promise<Outcome> {
    if (this.state !== 'up') return Promise.resolve({ ok: false, reason: 'refused' })
    return this.#referrals.ask(to, replaces)
  }

  answerTransfer(accept: boolean): Outcome {
    if (this.state !== 'up') return { ok: false, reason: 'no-such-call' }
    return this.#referrals.decide(accept)
  }

  hear(signal: Signal): void {
    switch (signal.type) {
      case 'invite':
        return
      case 'ringing':
        if (this.state === 'calling') this.setup.tell({ type: 'call.ringing', call: this.call })
        return
      case 'accept':
        return this.#accepted()
      case 'ack':
        return this.#acknowledged()
      case 'reject':
        if (this.state === 'cancelling') this.#end('cancelled', 'local')
        else if (this.state === 'calling')
          this.#end(signal.reason === 'cancelled' || signal.reason === 'gone' ? 'unknown' : signal.reason, 'remote')
        return
      case 'cancel':
        // Answered already: the 200 wins, and the caller will hang up (RFC 5407 section 3.1.2).
        if (this.state !== 'alerting') return
        this.setup.send({ type: 'reject', reason: 'cancelled' })
        return this.#end('cancelled', 'remote')
      case 'bye':
        return this.#end('hung-up', 'remote')
      case 'hold':
        return this.#holdAsked(signal.number, signal.held)
      case 'hold-answer':
        return this.#holdAnswered(signal.number, signal.answer)
      case 'refer':
        this.#acknowledged()
        return this.#referrals.hear(signal, this.state === 'up')
      case 'refer-answer':
        return this.#referrals.answered(signal)
      case 'notify':
        return this.#referrals.notified(signal)
      default:
        return signal satisfies never
    }
  }

  #accepted(): void {
    if (this.state === 'calling') {
      this.state = 'up'
      this.setup.send({ type: 'ack' })
      return this.setup.tell({ type: 'call.established', call: this.call })
    }
    // Too late for this side: acknowledged and hung up (RFC 3261 section 15.1.1).
    if (this.state === 'cancelling') this.#end('cancelled', 'local')
    this.setup.send({ type: 'bye' })
  }

  #acknowledged(): void {
    if (this.state !== 'accepted') return
    this.state = 'up'
    this.setup.tell({ type: 'call.established', call: this.call })
  }

  #holdAsked(number: number, held: boolean): void {
    if (this.state === 'over') return this.setup.send({ type: 'bye' })
    // A request in the dialog says that our yes has arrived (RFC 5407 section 3.1.4).
    this.#acknowledged()
    if (this.#request) return this.setup.send({ type: 'hold-answer', number, answer: 'glare' })
    this.setup.send({ type: 'hold-answer', number, answer: 'ok' })
    if (number < this.#heard) return
    this.#heard = number
    this.remoteHeld = held
    this.setup.tell({ type: 'call.holdChanged', call: this.call, side: 'remote', held })
  }

  #holdAnswered(number: number, answer: 'ok' | 'glare'): void {
    if (this.#request?.number !== number) return
    const { held, done } = this.#request
    this.#request = undefined
    if (answer === 'glare') return done({ ok: false, reason: 'glare' })
    this.held = held
    this.setup.tell({ type: 'call.holdChanged', call: this.call, side: 'local', held })
    done({ ok: true })
  }

  #end(reason: 'hung-up' | 'cancelled' | 'busy' | 'declined' | 'unknown', by: 'local' | 'remote'): void {
    if (this.state === 'over') return
    this.state = 'over'
    this.#request?.done({ ok: false, reason: 'no-such-call' })
    this.#request = undefined
    this.#referrals.over()
    this.setup.tell({ type: 'call.ended', call: this.call, reason, by })
  }
}
