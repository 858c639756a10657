import type { CallIn } from '@offhook/core'
import { useId } from 'react'
import type { CallActions } from '../phone/call-actions.ts'
import type { Preferences } from '../phone/preferences.ts'
import { nameOf, offersVideo, phaseSentence } from '../words/sentences.ts'
import { secondCallWords } from '../words/table.ts'
import { Avatar } from './avatar.tsx'
import { TextButton, type TextButtonProps } from './text-button.tsx'

interface IncomingSheetProps {
  readonly call: CallIn<'incoming'>
  /** Somebody is being talked to: answering has to say what becomes of that call. */
  readonly others: boolean
  /** What the phone would do by itself; said and offered first. */
  readonly manners?: Pick<Preferences, 'secondCall' | 'oneVoice'>
  readonly actions: CallActions
}

/** One call that rings beside others. */
export function IncomingSheet({ call, others, manners, actions }: IncomingSheetProps) {
  const hint = useId()
  const name = nameOf(call.remote)
  const ends = manners?.secondCall === 'end-and-answer'
  const together = others && manners?.oneVoice === false
  const answer = (name: string, kind: TextButtonProps['kind'], options?: Parameters<CallActions['answer']>[1]) => (
    <TextButton
      name={name}
      kind={kind}
      refusal={call.cannot.answer}
      onChoose={() => actions.answer(call.id, ...(options ? [options] : []))}
      onRefused={actions.explain}
    />
  )
  const decline = (name: string, kind: TextButtonProps['kind'], as: 'busy' | 'declined') => (
    <TextButton
      name={name}
      kind={kind}
      refusal={call.cannot.decline}
      onChoose={() => actions.decline(call.id, as)}
      onRefused={actions.explain}
    />
  )
  return (
    <section
      className="incoming-sheet"
      aria-label={`Incoming call from ${name}`}
      aria-describedby={others && manners ? hint : undefined}
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
      {others && manners && (
        <p className="incoming-sheet-hint" id={hint}>
          {together ? 'Answered, you talk to both at once.' : secondCallWords[manners.secondCall].does}
        </p>
      )}
      <div className="incoming-sheet-actions">
        {(!others || together) && answer('Answer', 'call')}
        {others && answer('Hold and answer', ends || together ? 'call-quiet' : 'call', { others: 'hold' })}
        {others && answer('End and answer', ends ? 'call' : 'call-quiet', { others: 'end' })}
        {!others && offersVideo(call) && answer('Answer with video', 'call-quiet', { video: true })}
        {decline('Decline', 'hang-up', 'busy')}
        {others && decline('Decline everywhere', 'quiet', 'declined')}
      </div>
    </section>
  )
}
