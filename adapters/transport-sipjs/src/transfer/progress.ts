import type { Core } from 'sip.js'
import type { SipCall } from '../call/call.ts'
import type { Context } from '../context.ts'
import { readSipFragment } from './sipfrag.ts'
import { Transfer, type TransferChange } from './transfer.ts'

/** Takes the place of one before, whose progress is of no interest any more. */
export function beginTransfer(context: Context, call: SipCall, cseq: () => number, taken: () => void): Transfer {
  if (call.transfer !== undefined) call.pastTransfers.add(call.transfer.id)
  const tell = (told: TransferChange) => {
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
