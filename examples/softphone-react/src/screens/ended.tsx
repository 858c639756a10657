import type { CallIn } from '@offhook/core'
import { Caller } from '../components/caller.tsx'
import { Control } from '../components/control.tsx'
import { Duration } from '../components/duration.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { endCodes } from '../words/sentences.ts'

interface EndedScreenProps {
  readonly call: CallIn<'ended'>
  readonly actions: CallActions
}

/** Why the call ended, in words; what the network said, in small print. */
export function EndedScreen({ call, actions }: EndedScreenProps) {
  const codes = endCodes(call.end)
  const address = call.remote.address
  return (
    <section
      className="call-card"
      aria-label="Call ended"
      data-phase={call.phase}
      data-end={call.end.reason}
      data-call-id={call.id}
      data-testid="call-card"
    >
      <Caller call={call}>
        {call.establishedAt !== undefined && (
          <p className="ended-length">
            Talked for <Duration ms={call.durationMs} />
          </p>
        )}
        {call.transfer?.stage === 'done' && <p className="ended-length">Handed on to {call.transfer.to}</p>}
        {codes && <p className="ended-codes">{codes}</p>}
      </Caller>
      <div className="call-card-foot call-card-foot-two">
        <Control icon="close" label="Done" onPress={actions.dismiss} onRefused={actions.explain} />
        {address && (
          <Control
            icon="phone"
            label={call.direction === 'incoming' ? 'Call back' : 'Call again'}
            tone="call"
            onPress={() => actions.dial(address)}
            onRefused={actions.explain}
          />
        )}
      </div>
    </section>
  )
}
