import { endOfSip, type FactOf } from '@offhook/core'
import type { SipFragment } from './sipfrag.ts'

export type TransferChange = Pick<FactOf<'call.transferChanged'>, 'stage' | 'reason' | 'vendor'>

/** A REFER of ours, from its being sent to the end of the call that it asked for. */
export class Transfer {
  /** The far side has told of it by number. */
  isNumbered = false
  #stage: 'asked' | 'accepted' | 'ringing' | 'over' = 'asked'
  readonly #id: () => string
  readonly #tell: (told: TransferChange) => void
  readonly #taken: () => void

  constructor(id: () => string, tell: (told: TransferChange) => void, taken: () => void) {
    this.#id = id
    this.#tell = tell
    this.#taken = taken
  }

  /** The CSeq of the REFER, which may name it in its progress (RFC 3515 section 2.4.6). */
  get id(): string {
    return this.#id()
  }

  /** Said by the answer to the REFER, or by progress that came before it. */
  accept(): void {
    if (this.#stage !== 'asked') return
    this.#stage = 'accepted'
    this.#tell({ stage: 'accepted' })
    this.#taken()
  }

  ring(): void {
    if (this.#stage !== 'accepted') return
    this.#stage = 'ringing'
    this.#tell({ stage: 'ringing' })
  }

  end({ status, phrase, reasons }: SipFragment): void {
    const rang = this.#stage === 'ringing'
    const vendor = { code: status, message: phrase }
    if (status < 300) return this.#finish({ stage: 'done', vendor })
    const ending = { direction: 'outgoing', message: 'response', from: 'remote', answered: false } as const
    const { reason } = endOfSip({ ...ending, rang, status, reason: reasons })
    this.#finish({ stage: 'failed', reason, vendor })
  }

  /** Nothing more will be heard of it. */
  lose(why: string): void {
    this.#finish({ stage: 'failed', reason: 'unknown', vendor: { message: why } })
  }

  /** The REFER was refused; `false`: it is known to be taken. */
  giveUp(): boolean {
    if (this.#stage !== 'asked') return false
    this.#stage = 'over'
    return true
  }

  #finish(told: TransferChange): void {
    if (this.#stage === 'over') return
    this.#stage = 'over'
    this.#tell(told)
  }
}
