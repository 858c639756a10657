import type { CallView, Transfer } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { transferFailure } from '../words/sentences.ts'
import { transferWords } from '../words/table.ts'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

const steps = ['requested', 'accepted', 'ringing', 'done'] as const satisfies readonly Transfer['stage'][]

interface TransferProgressProps {
  readonly call: CallView
  readonly actions: CallActions
}

/** How far the hand-over of this call has come; when it came to nothing, why, and a second try. */
export function TransferProgress({ call, actions }: TransferProgressProps) {
  const transfer = 'transfer' in call ? call.transfer : undefined
  if (transfer === undefined) return null
  if (transfer.stage === 'failed') {
    return (
      <div className="transfer-progress" data-stage="failed" data-testid="transfer-progress">
        <Notice
          kind="warning"
          icon="warning"
          action={call.can.transfer ? { label: 'Try again', onPress: () => actions.transferAgain(call.id) } : undefined}
        >
          {transferFailure(transfer)}
        </Notice>
      </div>
    )
  }
  const reached = steps.indexOf(transfer.stage)
  return (
    <section
      className="transfer-progress"
      aria-label={`Transfer to ${transfer.to}`}
      data-stage={transfer.stage}
      data-testid="transfer-progress"
    >
      <p>
        <Icon name="transfer" size={18} /> Transfer to <strong>{transfer.to}</strong>
      </p>
      <ol className="steps">
        {steps.map((step, index) => (
          <li
            key={step}
            data-reached={index <= reached || undefined}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span className="step-mark" aria-hidden="true">
              {index < reached && <Icon name="check" size={12} />}
            </span>
            {transferWords[step]}
          </li>
        ))}
      </ol>
    </section>
  )
}
