import { CallControls } from '../components/call-controls.tsx'
import { Conference, ConferenceHead } from '../components/conference.tsx'
import { Control } from '../components/control.tsx'
import { DigitPad } from '../components/digit-pad.tsx'
import { digitTakers } from '../phone/digits.ts'
import { listOf, nameOf } from '../words/sentences.ts'
import type { Ongoing } from './layout-of.ts'
import type { ScreenProps } from './screen-props.ts'

interface ConferenceScreenProps extends Pick<ScreenProps, 'audio' | 'actions' | 'view' | 'onView' | 'live'> {
  readonly call: Ongoing
  readonly members: readonly Ongoing[]
  readonly onAddCall?: (() => void) | undefined
}

/** Several calls that are one conversation: who is in it, and what can be done to one or to all of them. */
export function ConferenceScreen(props: ConferenceScreenProps) {
  const { call, members, audio, actions, view, onView, onAddCall, live } = props
  const ids = members.map(({ id }) => id)
  const keypad = view.panel === 'keypad'
  return (
    <section
      className="call-card"
      aria-label="Conference"
      data-phase={call.phase}
      data-call-id={call.id}
      data-group={call.groupId}
      data-keypad={keypad || undefined}
      data-testid="call-card"
    >
      {keypad ? (
        <>
          <ConferenceHead>{digitsGoTo(members)}</ConferenceHead>
          <DigitPad calls={members} actions={actions} onClose={() => onView({ panel: undefined })} />
        </>
      ) : (
        <>
          <Conference members={members} actions={actions} live={live} />
          <CallControls
            calls={members}
            audio={audio}
            actions={actions}
            onKeypad={() => onView({ panel: 'keypad' })}
            onAddCall={onAddCall}
          />
        </>
      )}
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

function digitsGoTo(members: readonly Ongoing[]): string {
  const takers = digitTakers(members)
  return takers.length === 0
    ? 'Everybody is on hold, so digits go to nobody'
    : `Digits go to ${listOf(takers.map(({ remote }) => nameOf(remote)))}`
}
