import { endOfSip, type FactOf } from '@offhook/core'
import type { Core } from 'sip.js'
import type { SipCall } from '../call/call.ts'
import type { Context } from '../context.ts'
import { readSipFragment, type SipFragment } from './sipfrag.ts'

type Told = Pick<FactOf<'call.transferChanged'>, 'stage' | 'reason' | 'vendor'>

/** A REFER of ours, from its being sent to the end of the call that it asked for. */
export class Transfer {
  /** The far side has told of it by number. */
  isNumbered = false
  #stage: 'asked' | 'accepted' | 'ringing' | 'over' = 'asked'
  readonly #id: () => string
  readonly #tell: (told: Told) => void
  readonly #taken: () => void

  constructor(id: () => string, tell: (told: Told) => void, taken: () => void) {
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

  #finish(told: Told): void {
    if (this.#stage === 'over') return
    this.#stage = 'over'
    this.#tell(told)
  }
}

/** Takes the place of one before, whose progress is of no interest any more. */
export function beginTransfer(context: Context, call: SipCall, cseq: () => number, taken: () => void): Transfer {
  if (call.transfer !== undefined) call.pastTransfers.add(call.transfer.id)
  const tell = (told: Told) => {
    if (call.transfer === transfer && call.stage !== 'ended') {
      context.emit({ type: 'call.transferChanged', call: call.subject, ...told })
    }
  }
  const transfer = new Transfer(() => String(cseq()), tell, taken)
  call.transfer = transfer
  return transfer
}

/** Reads one NOTIFY of the far side. What it says of anything but our last REFER is nothing to us. */
export function followTransfer(call: SipCall, request: Core.IncomingRequestMessage): void {
  const [name, ...parameters] = splitParameters(request.getHeader('Event'))
  const id = parameterOf(parameters, 'id')
  const { transfer, pastTransfers } = call
  if (name !== 'refer' || transfer === undefined || (id !== undefined && pastTransfers.has(id))) return
  // Whoever numbers this one means the first of all by no number (RFC 3515 section 2.4.6). sip.js numbers none.
  if (id === undefined && transfer.isNumbered && pastTransfers.size > 0) return
  transfer.isNumbered ||= id === transfer.id
  transfer.accept()
  const fragment = readSipFragment(request.getHeader('Content-Type'), request.body)
  if (fragment !== undefined && fragment.status >= 200) return transfer.end(fragment)
  if (fragment !== undefined && fragment.status >= 180) transfer.ring()
  const [state, ...said] = splitParameters(request.getHeader('Subscription-State'))
  // A bare `terminated` beside a provisional status is sip.js's way to say anything; it goes on after that.
  if (state !== 'terminated' || (fragment !== undefined && parameterOf(said, 'reason') === undefined)) return
  transfer.lose('The far side tells no more of the transfer.')
}

function splitParameters(header = ''): string[] {
  return header.split(';').map((part) => part.trim().toLowerCase())
}

function parameterOf(parameters: readonly string[], name: string): string | undefined {
  return parameters.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
}
