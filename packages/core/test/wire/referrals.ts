import type { CallFact, Outcome, TransferStage } from '../../src/index.ts'
import type { Signal } from './signal.ts'

export interface ReferralsSetup {
  readonly call: CallFact['call']
  readonly send: (signal: Signal) => void
  readonly tell: (fact: CallFact) => void
  /** Calls whom the far side named, and says how that goes. */
  readonly place: (to: string, replaces: string | undefined, notify: (stage: TransferStage) => void) => void
}

type SignalOf<T extends Signal['type']> = Extract<Signal, { readonly type: T }>

/** REFER within one dialog, both ways: what this end asked of the other one, and what it was asked. */
export class Referrals {
  #asking: { readonly number: number; heard: number; done: ((outcome: Outcome) => void) | undefined } | undefined
  #asked: SignalOf<'refer'> | undefined
  #number = 0

  constructor(readonly setup: ReferralsSetup) {}

  ask(to: string, replaces: string | undefined): Promise<Outcome> {
    if (this.#asking?.done) return Promise.resolve({ ok: false, reason: 'glare' })
    const number = ++this.#number
    return new Promise((done) => {
      this.#asking = { number, heard: 0, done }
      this.setup.send({ type: 'refer', number, to, ...(replaces !== undefined && { replaces }) })
    })
  }

  answered({ number, ok }: SignalOf<'refer-answer'>): void {
    if (this.#asking?.number !== number) return
    this.#asking.done?.(ok ? { ok } : { ok, reason: 'refused' })
    this.#asking.done = undefined
  }

  /** It may come before the answer to the REFER; what a later one has overtaken is dropped (RFC 3261 section 12.2.2). */
  notified({ refer, number, stage }: SignalOf<'notify'>): void {
    const asking = this.#asking
    if (asking?.number !== refer || number <= asking.heard) return
    asking.heard = number
    this.setup.tell({ type: 'call.transferChanged', call: this.setup.call, stage })
  }

  hear(refer: SignalOf<'refer'>, isUp: boolean): void {
    const { number, to } = refer
    const ok = isUp && this.#asked === undefined
    this.setup.send({ type: 'refer-answer', number, ok })
    if (!ok) return
    this.#asked = refer
    this.setup.tell({ type: 'call.transferAsked', call: this.setup.call, to })
  }

  decide(accept: boolean): Outcome {
    if (!this.#asked) return { ok: false, reason: 'refused' }
    const { number: refer, to, replaces } = this.#asked
    this.#asked = undefined
    let number = 0
    const notify = (stage: TransferStage) => this.setup.send({ type: 'notify', refer, number: ++number, stage })
    if (!accept) notify('failed')
    else {
      notify('accepted')
      this.setup.place(to, replaces, notify)
    }
    return { ok: true }
  }

  over(): void {
    this.#asking?.done?.({ ok: false, reason: 'no-such-call' })
    this.#asking = undefined
    this.#asked = undefined
  }
}
