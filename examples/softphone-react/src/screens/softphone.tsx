import { type CallId, selectTone } from '@offhook/core'
import { useCalls, usePhone, usePhoneSelector, useRegistration } from '@offhook/react'
import { useMemo, useRef, useState } from 'react'
import { Announcer } from '../components/announcer.tsx'
import { LineStatus } from '../components/line-status.tsx'
import { LiveDuration, LiveQuality } from '../components/live.tsx'
import { Notice } from '../components/notice.tsx'
import { SimulatorPanel } from '../components/simulator-panel.tsx'
import { useAnnouncement } from '../hooks/use-announcement.ts'
import { useCallNotification } from '../hooks/use-call-notification.ts'
import { useFocusRescue } from '../hooks/use-focus-rescue.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { useTone } from '../hooks/use-tone.ts'
import { useView } from '../hooks/use-view.ts'
import { createCallActions } from '../phone/create-call-actions.ts'
import type { Line } from '../phone/line.ts'
import { layoutOf } from './layout-of.ts'
import { PhoneScreen } from './phone-screen.tsx'

interface SoftphoneProps {
  readonly line: Line
  readonly shortcuts: boolean
  readonly onHelp: () => void
  readonly onLeave: () => void
}

/** Where the phone meets the screens: reads with the hooks, acts with the commands, draws nothing itself. */
export function Softphone({ line, shortcuts, onHelp, onLeave }: SoftphoneProps) {
  const { simulation } = line
  const phone = usePhone<never>()
  const calls = useCalls()
  const registration = useRegistration()
  const currentId = usePhoneSelector((snapshot) => snapshot.currentCallId)
  const audio = usePhoneSelector((snapshot) => snapshot.audio)
  const log = usePhoneSelector((snapshot) => snapshot.log)
  const link = usePhoneSelector((snapshot) => snapshot.link)
  const online = usePhoneSelector((snapshot) => snapshot.online)
  const cannotStartCall = usePhoneSelector((snapshot) => snapshot.cannotStartCall)
  const tone = usePhoneSelector(selectTone)

  const [words, setWords] = useState<string>()
  const [dismissed, setDismissed] = useState<ReadonlySet<CallId>>(new Set())
  const actions = useMemo(
    () => createCallActions(phone, setWords, (id) => setDismissed((before) => new Set(before).add(id))),
    [phone],
  )
  const layout = layoutOf(calls, currentId, dismissed)
  const [view, setView] = useView(layout)
  const region = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)

  const announcement = useAnnouncement(calls)
  // Done silences the busy tone of the call that it takes off the screen.
  const blocked = useTone(layout.kind === 'idle' ? 'none' : tone)
  const notification = useCallNotification(calls.find(({ phase }) => phase === 'incoming'))
  const onKeypad = () => setView({ keypadOpen: !view.keypadOpen })
  const onDial = () => field.current?.focus()
  const leaving = useShortcuts({
    enabled: shortcuts,
    layout,
    actions,
    keypadOpen: view.keypadOpen && !view.addingCall,
    onKeypad,
    onHelp,
    onDial,
  })
  /** On a small screen the panel lies below the phone: what it sets off there has to be seen. */
  const inSight = (act: () => void) => {
    act()
    region.current?.scrollIntoView({ block: 'nearest' })
  }
  useFocusRescue(region, `${layout.kind} ${view.keypadOpen} ${view.addingCall} ${currentId}`)

  return (
    <main className="stage" data-line={simulation ? 'simulator' : 'sip'}>
      <section ref={region} className="device" aria-label="Phone" tabIndex={-1} data-tone={tone}>
        <LineStatus
          line={line.name}
          registration={registration}
          link={link}
          online={online}
          onLeave={onLeave}
          onNotify={notification.ask}
        />
        {words && (
          <div role="alert">
            <Notice kind="warning" icon="warning" onClose={() => setWords(undefined)}>
              {words}
            </Notice>
          </div>
        )}
        {leaving && (
          <div role="status">
            <Notice kind="plain" icon="phone-down">
              Press Esc again to {layout.kind === 'incoming' ? 'decline' : 'hang up'}.
            </Notice>
          </div>
        )}
        {blocked && (
          <Notice kind="plain" icon="speaker">
            The browser plays no sound before the first click or key on this page.
          </Notice>
        )}
        <PhoneScreen
          layout={layout}
          view={view}
          onView={setView}
          actions={actions}
          audio={audio}
          log={log}
          cannotStartCall={cannotStartCall}
          now={Date.now()}
          timerOf={(call) => <LiveDuration call={call} />}
          qualityOf={(call) => <LiveQuality call={call} />}
          fieldRef={field}
        />
      </section>
      {simulation && (
        <SimulatorPanel
          simulation={simulation}
          calls={calls}
          onDial={(number) => inSight(() => actions.dial(number))}
          onCallIn={() => inSight(simulation.callIn)}
        />
      )}
      <Announcer announcement={announcement} />
    </main>
  )
}
