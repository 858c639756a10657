import type { CallView, PhoneSnapshot } from '@offhook/core'
import type { ReactNode } from 'react'
import { CallControls } from '../components/call-controls.tsx'
import { CallNotices } from '../components/call-notices.tsx'
import { Caller } from '../components/caller.tsx'
import { Control } from '../components/control.tsx'
import { DigitPad } from '../components/digit-pad.tsx'
import type { CallActions } from '../phone/call-actions.ts'

interface OngoingScreenProps {
  readonly call: Exclude<CallView, { readonly phase: 'incoming' | 'ended' }>
  readonly audio: PhoneSnapshot['audio']
  readonly actions: CallActions
  readonly several: boolean
  readonly keypadOpen: boolean
  readonly onKeypad: () => void
  readonly onAddCall?: (() => void) | undefined
  readonly timer?: ReactNode
  readonly quality?: ReactNode
}

/** A call under way, from dialling to hanging up. The controls keep their places in every phase. */
export function OngoingScreen(props: OngoingScreenProps) {
  const { call, audio, actions, several, keypadOpen, onKeypad, onAddCall, timer, quality } = props
  const talking = call.phase === 'active' || call.phase === 'held'
  return (
    <section
      className="call-card"
      aria-label="Call"
      data-phase={call.phase}
      data-call-id={call.id}
      data-testid="call-card"
      data-keypad={keypadOpen || undefined}
    >
      {talking && quality}
      <Caller call={call} timer={timer} />
      {talking && <CallNotices call={call} />}
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
