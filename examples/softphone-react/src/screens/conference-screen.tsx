import type { PhoneSnapshot } from '@offhook/core'
import { Conference } from '../components/conference.tsx'
import { ConferenceControls } from '../components/conference-controls.tsx'
import { Control } from '../components/control.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import type { Ongoing } from './layout-of.ts'
import type { LiveParts } from './live-parts.ts'

interface ConferenceScreenProps {
  readonly call: Ongoing
  readonly members: readonly Ongoing[]
  readonly audio: PhoneSnapshot['audio']
  readonly actions: CallActions
  readonly onAddCall?: (() => void) | undefined
  readonly live: LiveParts
}

/** Several calls that are one conversation: who is in it, and what can be done to one or to all of them. */
export function ConferenceScreen(props: ConferenceScreenProps) {
  const { call, members, audio, actions, onAddCall, live } = props
  const ids = members.map(({ id }) => id)
  return (
    <section
      className="call-card"
      aria-label="Conference"
      data-phase={call.phase}
      data-call-id={call.id}
      data-group={call.groupId}
      data-testid="call-card"
    >
      <Conference members={members} actions={actions} live={live} />
      <ConferenceControls members={members} audio={audio} actions={actions} onAddCall={onAddCall} />
      <div className="call-card-foot">
        <Control
          icon="phone-down"
          label="End for all"
          tone="hang-up"
          pending={members.some(({ phase }) => phase === 'ending')}
          onPress={() => actions.hangUp(...ids)}
          onRefused={actions.explain}
        />
      </div>
    </section>
  )
}
