import type { PhoneSnapshot } from '@offhook/core'
import { CallControls } from '../components/call-controls.tsx'
import { Caller } from '../components/caller.tsx'
import { Control } from '../components/control.tsx'
import { DigitPad } from '../components/digit-pad.tsx'
import { hasVideo, VideoStage } from '../components/video-stage.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import type { Ongoing } from './layout-of.ts'
import type { LiveParts } from './live-parts.ts'

interface OngoingScreenProps {
  readonly call: Ongoing
  readonly audio: PhoneSnapshot['audio']
  readonly actions: CallActions
  readonly several: boolean
  readonly keypadOpen: boolean
  readonly onKeypad: () => void
  readonly onAddCall?: (() => void) | undefined
  readonly live: LiveParts
}

/** A call under way, from dialling to hanging up. The controls keep their places in every phase. */
export function OngoingScreen(props: OngoingScreenProps) {
  const { call, audio, actions, several, keypadOpen, onKeypad, onAddCall, live } = props
  const talking = call.phase === 'active' || call.phase === 'held' ? call : undefined
  const video = talking && hasVideo(talking)
  return (
    <section
      className="call-card"
      aria-label="Call"
      data-phase={call.phase}
      data-call-id={call.id}
      data-testid="call-card"
      data-keypad={keypadOpen || undefined}
      data-picture={video || undefined}
    >
      {talking && live.quality(talking)}
      {talking && video ? (
        <VideoStage call={talking} pictures={live.pictures(talking)} timer={live.timer(call)} />
      ) : (
        <Caller call={call} timer={live.timer(call)} />
      )}
      {talking && live.notices(talking)}
      {keypadOpen ? (
        <DigitPad call={call} actions={actions} onClose={onKeypad} />
      ) : (
        <CallControls
          call={call}
          audio={audio}
          actions={actions}
          several={several}
          onKeypad={onKeypad}
          onAddCall={onAddCall}
        />
      )}
      <div className="call-card-foot">
        <Control
          icon="phone-down"
          label="Hang up"
          tone="hang-up"
          pending={call.phase === 'ending'}
          refusal={call.cannot.hangUp}
          onPress={() => actions.hangUp(call.id)}
          onRefused={actions.explain}
        />
      </div>
    </section>
  )
}
