import type { CallIn } from '@offhook/core'
import { Consultation } from '../components/consultation.tsx'
import { IncomingSheet } from '../components/incoming-sheet.tsx'
import { Notice } from '../components/notice.tsx'
import { OtherCalls } from '../components/other-calls.tsx'
import { SeveralControls } from '../components/several-controls.tsx'
import { TransferAsked } from '../components/transfer-asked.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { endSentence, nameOf } from '../words/sentences.ts'
import { ConferenceScreen } from './conference-screen.tsx'
import { IdleScreen } from './idle.tsx'
import type { Layout } from './layout-of.ts'
import { OngoingScreen } from './ongoing.tsx'
import type { ScreenProps } from './screen-props.ts'

type OngoingLayout = Extract<Layout, { readonly kind: 'ongoing' }>

/** One call on the screen, and around it all that goes on beside it. */
export function OngoingParts(props: ScreenProps & { readonly layout: OngoingLayout }) {
  const { layout, view, onView, actions, live, manners } = props
  const { call, group, others, incoming, ended } = layout
  const all = [call, ...group.filter((member) => member !== call), ...others]
  const onAddCall = incoming.length > 0 ? undefined : () => onView({ addingCall: true })
  const { consulting } = view
  const waiting = consulting?.asked === call.id && others.find(({ id }) => id === consulting.waiting)
  const talking = all.some(({ phase }) => phase !== 'held')
  return (
    <>
      {ended && ended.id !== call.replaces && <EndNotice call={ended} actions={actions} />}
      <TransferAsked calls={all} actions={actions} />
      <OtherCalls calls={view.addingCall ? all : others} actions={actions} timerOf={live.timer} />
      {others.length > 0 && !view.addingCall && <SeveralControls call={call} actions={actions} />}
      {view.addingCall ? (
        <IdleScreen {...props} onClose={() => onView({ addingCall: false })} />
      ) : group.length > 1 ? (
        <ConferenceScreen {...props} call={call} members={group} onAddCall={onAddCall} />
      ) : (
        <OngoingScreen {...props} call={call} others={others} onAddCall={onAddCall}>
          {waiting && <Consultation waiting={waiting} asked={call} actions={actions} />}
          <TakenOver {...props} />
        </OngoingScreen>
      )}
      {incoming.map((ringing) => (
        <IncomingSheet key={ringing.id} call={ringing} others={talking} manners={manners} actions={actions} />
      ))}
    </>
  )
}

function EndNotice({ call, actions }: { readonly call: CallIn<'ended'>; readonly actions: CallActions }) {
  return (
    <Notice kind="plain" icon="phone-down" onClose={actions.dismiss}>
      {nameOf(call.remote)}: {endSentence(call.end, call.direction)}
    </Notice>
  )
}

/** Somebody else was handed the call that stood here; the old far side is known as long as the log is. */
function TakenOver({ layout, log }: ScreenProps & { readonly layout: OngoingLayout }) {
  const { replaces } = layout.call
  const before = [...layout.others, ...(layout.ended ? [layout.ended] : []), ...log].find(({ id }) => id === replaces)
  // Two who called each other end up in one of the two calls, and nobody took over anything.
  if (replaces === undefined || before?.remote.address === layout.call.remote.address) return null
  return (
    <div className="taken-over" data-testid="taken-over">
      <Notice kind="plain" icon="transfer">
        {nameOf(layout.call.remote)} took over the call{before && ` from ${nameOf(before.remote)}`}.
      </Notice>
    </div>
  )
}
