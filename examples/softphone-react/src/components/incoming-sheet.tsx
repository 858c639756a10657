import type { CallIn } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { nameOf, offersVideo, phaseSentence } from '../words/sentences.ts'
import { Avatar } from './avatar.tsx'

interface IncomingSheetProps {
  readonly call: CallIn<'incoming'>
  /** Somebody is being talked to: answering has to say what becomes of that call. */
  readonly others: boolean
  readonly actions: CallActions
}

/** One call that rings beside others. */
export function IncomingSheet({ call, others, actions }: IncomingSheetProps) {
  const name = nameOf(call.remote)
  return (
    <section
      className="incoming-sheet"
      aria-label={`Incoming call from ${name}`}
      data-phase={call.phase}
      data-testid="incoming-call"
    >
      <div className="incoming-sheet-who">
        <Avatar remote={call.remote} size="small" ringing={!call.answering} />
        <div>
          <strong>{name}</strong>
          <span>
            {phaseSentence(call)}
            {call.remote.address && call.remote.address !== name && ` · ${call.remote.address}`}
          </span>
        </div>
      </div>
      <div className="incoming-sheet-actions">
        {others ? (
          <>
            <Choice
              name="Hold and answer"
              kind="call"
              call={call}
              onChoose={() => actions.answer(call.id, { others: 'hold' })}
            />
            <Choice
              name="End and answer"
              kind="call-quiet"
              call={call}
              onChoose={() => actions.answer(call.id, { others: 'end' })}
            />
          </>
        ) : (
          <Choice name="Answer" kind="call" call={call} onChoose={() => actions.answer(call.id)} />
        )}
        {!others && offersVideo(call) && (
          <Choice
            name="Answer with video"
            kind="call-quiet"
            call={call}
            onChoose={() => actions.answer(call.id, { video: true })}
          />
        )}
        <Choice name="Decline" kind="hang-up" call={call} onChoose={() => actions.decline(call.id, 'busy')} />
        {others && (
          <Choice
            name="Decline everywhere"
            kind="quiet"
            call={call}
            onChoose={() => actions.decline(call.id, 'declined')}
          />
        )}
      </div>
    </section>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly kind: 'call' | 'call-quiet' | 'hang-up' | 'quiet'
  readonly call: CallIn<'incoming'>
  readonly onChoose: () => void
}

function Choice({ name, kind, call, onChoose }: ChoiceProps) {
  const answers = kind === 'call' || kind === 'call-quiet'
  const possible = answers ? call.can.answer : call.can.decline
  return (
    <button type="button" className={`button button-${kind}`} disabled={!possible} onClick={onChoose}>
      {name}
    </button>
  )
}
