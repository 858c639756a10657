import type { CallAction, CallView } from '@offhook/core'
import { useId } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import { nameOf } from '../words/sentences.ts'
import { Icon } from './icon.tsx'

interface TransferAskedProps {
  readonly calls: readonly CallView[]
  readonly actions: CallActions
}

/** Far sides that ask the user to call somebody else in their place. Nothing is covered, and silence is a no. */
export function TransferAsked({ calls, actions }: TransferAskedProps) {
  return calls.map((call) =>
    'transferAsked' in call && call.transferAsked ? (
      <Question key={call.id} call={call} to={call.transferAsked.to} actions={actions} />
    ) : null,
  )
}

function Question({ call, to, actions }: { call: CallView; to: string; actions: CallActions }) {
  const title = useId()
  const press = (action: CallAction, act: (id: CallView['id']) => void) => () => {
    const refusal = call.cannot[action]
    if (refusal) actions.explain(refusal)
    else act(call.id)
  }
  return (
    <section className="question" aria-labelledby={title} data-testid="transfer-asked">
      <p id={title}>
        <Icon name="transfer" size={20} />
        <span>
          <strong>{nameOf(call.remote)}</strong> asks to hand you on to <strong>{to}</strong>. Accepted, {to} is called
          and this call ends when they answer.
        </span>
      </p>
      <div className="question-actions">
        <button
          type="button"
          className="button button-call"
          aria-disabled={!call.can.acceptTransfer || undefined}
          onClick={press('acceptTransfer', actions.acceptTransfer)}
        >
          Accept
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={!call.can.rejectTransfer || undefined}
          onClick={press('rejectTransfer', actions.rejectTransfer)}
        >
          Reject
        </button>
      </div>
    </section>
  )
}
