import type { CallId, CallRecord } from '@offhook/core'
import { type Ref, useState } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import type { Ongoing } from '../screens/layout-of.ts'
import { cleanAddress } from '../words/format.ts'
import { addressOf, nameOf } from '../words/sentences.ts'
import { Icon } from './icon.tsx'
import { NumberField } from './number-field.tsx'

interface TransferPanelProps {
  readonly call: Ongoing
  /** Those to whom it can be handed on at once: talked to already. */
  readonly others: readonly Ongoing[]
  readonly log: readonly CallRecord[]
  readonly actions: CallActions
  /** Somebody is asked first, in a call that has been placed for it. */
  readonly onConsult: (asked: CallId) => void
  readonly onClose: () => void
  readonly fieldRef?: Ref<HTMLInputElement>
}

const mostRecent = 4

/** To whom a call is handed on: somebody already on the line, or a number, typed or from the log; at once or asked first. */
export function TransferPanel(props: TransferPanelProps) {
  const { call, others, log, actions, onConsult, onClose, fieldRef } = props
  const [number, setNumber] = useState('')
  const to = cleanAddress(number)
  const name = nameOf(call.remote)
  const talking = others.filter(({ phase }) => phase === 'active' || phase === 'held')
  const refused = call.cannot.transfer
  const act = (next: () => void) => () => {
    if (refused) return actions.explain(refused)
    next()
    onClose()
  }
  return (
    <form
      className="transfer-panel"
      aria-label={`Transfer ${name}`}
      data-testid="transfer-panel"
      onSubmit={(event) => {
        event.preventDefault()
        if (to !== '') act(() => actions.transfer(call.id, { to }))()
      }}
    >
      <h3>Hand {name} on to…</h3>
      {talking.map((other) => (
        <button
          key={other.id}
          type="button"
          className="button button-call-quiet button-wide"
          onClick={act(() => actions.transfer(call.id, { consulted: other.id }))}
        >
          <Icon name="transfer" size={18} /> Connect with {nameOf(other.remote)}
        </button>
      ))}
      <NumberField value={number} onChange={setNumber} {...(fieldRef && { ref: fieldRef })} />
      <RecentTargets log={log} call={call} onChoose={setNumber} />
      <div className="transfer-panel-actions">
        <button type="submit" className="button button-call" disabled={to === ''}>
          Transfer now
        </button>
        <button
          type="button"
          className="button"
          disabled={to === ''}
          onClick={act(() => actions.dial(to, { placed: onConsult }))}
        >
          Call first
        </button>
      </div>
      <button type="button" className="button button-quiet" onClick={onClose}>
        Keep the call
      </button>
    </form>
  )
}

interface RecentTargetsProps extends Pick<TransferPanelProps, 'log' | 'call'> {
  readonly onChoose: (address: string) => void
}

/** Whom the log knows, newest first, each once and without the one who is handed on. */
function RecentTargets({ log, call, onChoose }: RecentTargetsProps) {
  const known = new Map<string, CallRecord>()
  for (const record of log) {
    const address = addressOf(record)
    if (address !== undefined && address !== call.remote.address && !known.has(address)) known.set(address, record)
  }
  if (known.size === 0) return null
  return (
    <ul className="transfer-targets" aria-label="From the call list">
      {[...known].slice(0, mostRecent).map(([address, { remote }]) => (
        <li key={address}>
          <button type="button" className="chip" onClick={() => onChoose(address)}>
            <Icon name="clock" size={14} /> {nameOf(remote)}
          </button>
        </li>
      ))}
    </ul>
  )
}
