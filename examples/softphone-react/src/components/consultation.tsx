import type { CallActions } from '../phone/call-actions.ts'
import type { Ongoing } from '../screens/layout-of.ts'
import { nameOf } from '../words/sentences.ts'
import { Notice } from './notice.tsx'
import { TransferProgress } from './transfer-progress.tsx'

interface ConsultationProps {
  /** The one who waits to be handed on. */
  readonly waiting: Ongoing
  /** The one who is asked. */
  readonly asked: Ongoing
  readonly actions: CallActions
}

/** Between asking and handing over: who waits, who is asked, the one press that connects the two, and how that goes. */
export function Consultation({ waiting, asked, actions }: ConsultationProps) {
  const [who, whom] = [nameOf(waiting.remote), nameOf(asked.remote)]
  const answered = asked.phase === 'active' || asked.phase === 'held'
  const refused = waiting.cannot.transfer
  if ('transfer' in waiting && waiting.transfer) return <TransferProgress call={waiting} actions={actions} />
  return (
    <div className="consultation" data-testid="consultation">
      <Notice
        kind="plain"
        icon="transfer"
        action={
          answered
            ? {
                label: 'Complete transfer',
                onPress: () =>
                  refused ? actions.explain(refused) : actions.transfer(waiting.id, { consulted: asked.id }),
              }
            : undefined
        }
      >
        {answered
          ? `You talk to ${whom} about ${who}, who waits. Completed, the two are connected and you are out.`
          : `${who} waits. As soon as ${whom} answers, you can complete the transfer.`}
      </Notice>
    </div>
  )
}
