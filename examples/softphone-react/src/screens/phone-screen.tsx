import type { CallIn, CallRecord, PhoneSnapshot, Refusal } from '@offhook/core'
import { type Ref, useId } from 'react'
import { IncomingSheet } from '../components/incoming-sheet.tsx'
import { Notice } from '../components/notice.tsx'
import { OtherCalls } from '../components/other-calls.tsx'
import { type Tab, TabBar } from '../components/tab-bar.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { endSentence, nameOf } from '../words/sentences.ts'
import { DiallerScreen } from './dialler.tsx'
import { EndedScreen } from './ended.tsx'
import { IncomingScreen } from './incoming.tsx'
import type { Layout } from './layout-of.ts'
import type { LiveParts } from './live-parts.ts'
import { OngoingScreen } from './ongoing.tsx'
import { RecentsScreen } from './recents.tsx'

/** What the user has opened on the phone. It is the screen's own business and no part of any call. */
export interface View {
  readonly tab: Tab
  readonly keypadOpen: boolean
  /** The dialler covers a call, to place another one. */
  readonly addingCall: boolean
}

export interface PhoneScreenProps {
  readonly layout: Layout
  readonly view: View
  readonly onView: (change: Partial<View>) => void
  readonly actions: CallActions
  readonly audio: PhoneSnapshot['audio']
  readonly log: readonly CallRecord[]
  readonly cannotStartCall?: Refusal | undefined
  readonly now: number
  readonly live: LiveParts
  readonly fieldRef?: Ref<HTMLInputElement>
}

/** The face of the phone: one screen for each layout. */
export function PhoneScreen(props: PhoneScreenProps) {
  const { layout, view, onView, actions, audio, live } = props
  switch (layout.kind) {
    case 'idle':
      return <Idle {...props} />
    case 'incoming':
      return <IncomingScreen calls={layout.calls} actions={actions} />
    case 'ended':
      return <EndedScreen call={layout.call} actions={actions} />
    case 'ongoing':
      return (
        <>
          {layout.ended && <EndNotice call={layout.ended} actions={actions} />}
          <OtherCalls
            calls={view.addingCall ? [layout.call, ...layout.others] : layout.others}
            actions={actions}
            timerOf={live.timer}
          />
          {view.addingCall ? (
            <Idle {...props} onClose={() => onView({ addingCall: false })} />
          ) : (
            <OngoingScreen
              call={layout.call}
              audio={audio}
              actions={actions}
              several={layout.others.length > 0}
              keypadOpen={view.keypadOpen}
              onKeypad={() => onView({ keypadOpen: !view.keypadOpen })}
              onAddCall={layout.incoming.length > 0 ? undefined : () => onView({ addingCall: true })}
              live={live}
            />
          )}
          {layout.incoming.map((call) => (
            <IncomingSheet key={call.id} call={call} others actions={actions} />
          ))}
        </>
      )
    default:
      return layout satisfies never
  }
}

function Idle(props: PhoneScreenProps & { readonly onClose?: () => void }) {
  const { view, onView, actions, log, cannotStartCall, now, fieldRef, onClose } = props
  const panelId = useId()
  const missed = log.filter((record) => record.missed).length
  return (
    <>
      <div className="idle" role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${view.tab}`}>
        {view.tab === 'keypad' ? (
          <DiallerScreen
            onDial={actions.dial}
            onRefused={actions.explain}
            refusal={cannotStartCall}
            lastNumber={log.find(({ direction }) => direction === 'outgoing')?.remote.address}
            {...(fieldRef && { fieldRef })}
          />
        ) : (
          <RecentsScreen log={log} onDial={actions.dial} now={now} />
        )}
      </div>
      <TabBar
        panelId={panelId}
        tab={view.tab}
        missed={missed}
        onTab={(tab) => onView({ tab })}
        {...(onClose && { onClose })}
      />
    </>
  )
}

function EndNotice({ call, actions }: { call: CallIn<'ended'>; actions: CallActions }) {
  return (
    <Notice kind="plain" icon="phone-down" onClose={() => actions.dismiss(call.id)}>
      {nameOf(call.remote)}: {endSentence(call.end, call.direction)}
    </Notice>
  )
}
