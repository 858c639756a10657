import type { ReactNode } from 'react'
import { CallControls } from '../components/call-controls.tsx'
import { Caller } from '../components/caller.tsx'
import { Control } from '../components/control.tsx'
import { DigitPad } from '../components/digit-pad.tsx'
import { TransferPanel } from '../components/transfer-panel.tsx'
import { TransferProgress } from '../components/transfer-progress.tsx'
import { hasVideo, VideoStage } from '../components/video-stage.tsx'
import type { Ongoing } from './layout-of.ts'
import type { ScreenProps } from './screen-props.ts'

type Shared = 'audio' | 'log' | 'actions' | 'view' | 'onView' | 'live' | 'fieldRef'

interface OngoingScreenProps extends Pick<ScreenProps, Shared> {
  readonly call: Ongoing
  readonly others: readonly Ongoing[]
  readonly onAddCall?: (() => void) | undefined
  /** What is said of this call before all else. */
  readonly children?: ReactNode
}

/** A call under way, from dialling to hanging up. The controls keep their places in every phase. */
export function OngoingScreen(props: OngoingScreenProps) {
  const { call, actions, view, live, children } = props
  const talking = call.phase === 'active' || call.phase === 'held' ? call : undefined
  const video = talking && hasVideo(talking)
  return (
    <section
      className="call-card"
      aria-label="Call"
      data-phase={call.phase}
      data-call-id={call.id}
      data-testid="call-card"
      data-keypad={view.panel === 'keypad' || undefined}
      data-transfer={view.panel === 'transfer' || undefined}
      data-picture={video || undefined}
    >
      {talking && live.quality(talking)}
      {talking && video ? (
        <VideoStage call={talking} pictures={live.pictures(talking)} timer={live.timer(call)} />
      ) : (
        <Caller call={call} timer={live.timer(call)} />
      )}
      {children}
      <TransferProgress call={call} actions={actions} />
      {talking && live.notices(talking)}
      <Below {...props} />
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

/** The controls, or what was opened in their place. */
function Below(props: OngoingScreenProps) {
  const { call, others, audio, log, actions, view, onView, onAddCall, fieldRef } = props
  const close = () => onView({ panel: undefined })
  if (view.panel === 'keypad') return <DigitPad calls={[call]} actions={actions} onClose={close} />
  if (view.panel === 'transfer') {
    return (
      <TransferPanel
        call={call}
        others={others}
        log={log}
        actions={actions}
        onConsult={(asked) => onView({ consulting: { waiting: call.id, asked } })}
        onClose={close}
        {...(fieldRef && { fieldRef })}
      />
    )
  }
  return (
    <CallControls
      calls={[call]}
      audio={audio}
      actions={actions}
      onKeypad={() => onView({ panel: 'keypad' })}
      onTransfer={() => onView({ panel: 'transfer' })}
      onAddCall={onAddCall}
    />
  )
}
