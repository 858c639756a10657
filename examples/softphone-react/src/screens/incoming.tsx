import type { CallIn } from '@offhook/core'
import { Caller } from '../components/caller.tsx'
import { Control } from '../components/control.tsx'
import { IncomingSheet } from '../components/incoming-sheet.tsx'
import { TextButton } from '../components/text-button.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { offersVideo } from '../words/sentences.ts'

interface IncomingScreenProps {
  readonly calls: readonly [CallIn<'incoming'>, ...CallIn<'incoming'>[]]
  readonly actions: CallActions
}

/** Nothing but ringing: one call fills the screen, more than one stand in a list. */
export function IncomingScreen({ calls, actions }: IncomingScreenProps) {
  const [call] = calls
  if (calls.length > 1) {
    return (
      <div className="call-card call-card-list" data-phase="incoming" data-testid="call-card">
        <h2 className="list-title">{calls.length} incoming calls</h2>
        {calls.map((each) => (
          <IncomingSheet key={each.id} call={each} others={false} actions={actions} />
        ))}
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            for (const each of calls) actions.decline(each.id, 'busy')
          }}
        >
          Decline all
        </button>
      </div>
    )
  }
  return (
    <section
      className="call-card"
      aria-label="Incoming call"
      data-phase={call.phase}
      data-call-id={call.id}
      data-testid="call-card"
    >
      <Caller call={call} />
      <div className="call-card-foot call-card-foot-two" data-video={offersVideo(call) || undefined}>
        <Control
          icon="phone-down"
          label="Decline"
          tone="hang-up"
          refusal={call.cannot.decline}
          shortcut="D"
          onPress={() => actions.decline(call.id, 'busy')}
          onRefused={actions.explain}
        />
        <Control
          icon="phone"
          label="Answer"
          tone="call"
          pending={call.answering}
          refusal={call.cannot.answer}
          shortcut="A"
          onPress={() => actions.answer(call.id)}
          onRefused={actions.explain}
        />
        {offersVideo(call) && (
          <Control
            icon="video"
            label="Answer with video"
            tone="call"
            pending={call.answering}
            refusal={call.cannot.answer}
            onPress={() => actions.answer(call.id, { video: true })}
            onRefused={actions.explain}
          />
        )}
      </div>
      <TextButton
        name="Decline on all devices"
        kind="quiet"
        refusal={call.cannot.decline}
        onChoose={() => actions.decline(call.id, 'declined')}
        onRefused={actions.explain}
      />
    </section>
  )
}
