import { type CallId, selectTone } from '@offhook/core'
import { useCalls, usePhone, usePhoneSelector, useRegistration } from '@offhook/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Announcer } from '../components/announcer.tsx'
import { ConfirmDialog } from '../components/confirm-dialog.tsx'
import { DeviceSheet } from '../components/device-sheet.tsx'
import { LineStatus } from '../components/line-status.tsx'
import { LiveDuration, LiveNotices, LiveQuality } from '../components/live.tsx'
import { livePictures } from '../components/live-pictures.tsx'
import { PhoneNotices } from '../components/phone-notices.tsx'
import { SimulatorPanel } from '../components/simulator-panel.tsx'
import { useAnnouncement } from '../hooks/use-announcement.ts'
import { useCallNotification } from '../hooks/use-call-notification.ts'
import { useFocusRescue } from '../hooks/use-focus-rescue.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { useTone } from '../hooks/use-tone.ts'
import { useUnplugged } from '../hooks/use-unplugged.ts'
import { useView } from '../hooks/use-view.ts'
import { LockScreenPreview } from '../lock-screen/lock-screen.tsx'
import { OsControls } from '../lock-screen/os-controls.tsx'
import { createCallActions, type Trouble } from '../phone/create-call-actions.ts'
import type { Line } from '../phone/line.ts'
import { type Layout, layoutOf } from './layout-of.ts'
import type { LiveParts } from './live-parts.ts'
import { PhoneScreen } from './phone-screen.tsx'

interface SoftphoneProps {
  readonly line: Line
  readonly shortcuts: boolean
  readonly onHelp: () => void
  readonly onLeave: () => void
  /** Opens the line anew, with a call screen or without. */
  readonly onLockScreen: (there: boolean) => void
}

/** Where the phone meets the screens: reads with the hooks, acts with the commands, draws nothing itself. */
export function Softphone({ line, shortcuts, onHelp, onLeave, onLockScreen }: SoftphoneProps) {
  const { simulation, lockScreen } = line
  const phone = usePhone<never>()
  const calls = useCalls()
  const registration = useRegistration()
  const currentId = usePhoneSelector((snapshot) => snapshot.currentCallId)
  const audio = usePhoneSelector((snapshot) => snapshot.audio)
  const inputs = usePhoneSelector((snapshot) => snapshot.inputs)
  const permissions = usePhoneSelector((snapshot) => snapshot.permissions)
  const log = usePhoneSelector((snapshot) => snapshot.log)
  const procedure = usePhoneSelector((snapshot) => snapshot.procedure)
  const doNotDisturb = usePhoneSelector((snapshot) => snapshot.doNotDisturb)
  const link = usePhoneSelector((snapshot) => snapshot.link)
  const online = usePhoneSelector((snapshot) => snapshot.online)
  const cannotStartCall = usePhoneSelector((snapshot) => snapshot.cannotStartCall)
  const tone = usePhoneSelector(selectTone)

  const [trouble, setTrouble] = useState<Trouble>()
  const [dismissed, setDismissed] = useState<ReadonlySet<CallId>>(new Set())
  const actions = useMemo(
    () => createCallActions(phone, setTrouble, (ids) => setDismissed((before) => new Set([...before, ...ids]))),
    [phone],
  )
  const layout = layoutOf(calls, currentId, dismissed)
  const [view, setView] = useView(layout)
  const live = useMemo<LiveParts>(
    () => ({
      timer: (call) => <LiveDuration call={call} />,
      quality: (call) => <LiveQuality key={call.id} call={call} />,
      notices: (call) => <LiveNotices call={call} />,
      pictures: (call) => livePictures(call, line.viewsOf),
    }),
    [line],
  )
  const unplugged = { microphone: useUnplugged(inputs.microphone), camera: useUnplugged(inputs.camera) }
  const alive = calls.filter(({ phase }) => phase !== 'ended')
  const talking = calls.some(({ phase }) => phase === 'active' || phase === 'held')
  const sheet = useRef<HTMLDialogElement>(null)
  const openDevices = () => sheet.current?.showModal()
  const leave = useRef<HTMLDialogElement>(null)
  const ringing = calls.some(({ phase }) => phase === 'incoming')
  useEffect(() => {
    // A call that rings is not hidden behind a list of devices, nor behind a question.
    if (ringing) sheet.current?.close()
    if (ringing || alive.length === 0) leave.current?.close()
  }, [ringing, alive.length])
  const region = useRef<HTMLElement>(null)
  const locked = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)

  const announcement = useAnnouncement(calls)
  // Done silences the busy tone of the call that it takes off the screen.
  const blocked = useTone(layout.kind === 'idle' ? 'none' : tone)
  const notification = useCallNotification(calls.find(({ phase }) => phase === 'incoming'))
  const onDial = () => field.current?.focus()
  const leaving = useShortcuts({
    enabled: shortcuts,
    layout,
    actions,
    panel: view.addingCall ? undefined : view.panel,
    onPanel: (panel) => setView({ panel }),
    onHelp,
    onDial,
  })
  /** On a small screen the panel lies below the phone: what it sets off there has to be seen. */
  const inSight = (act: () => void, where = region) => {
    act()
    where.current?.scrollIntoView({ block: 'nearest' })
  }
  useFocusRescue(region)

  return (
    <main
      className="stage"
      data-line={simulation ? 'simulator' : 'sip'}
      data-lock-screen={lockScreen !== undefined || undefined}
    >
      <section ref={region} className="device" aria-label="Phone" tabIndex={-1} data-tone={tone}>
        <LineStatus
          line={line.name}
          registration={registration}
          link={link}
          online={online}
          doNotDisturb={doNotDisturb}
          onDoNotDisturb={actions.setDoNotDisturb}
          onLeave={() => (alive.length > 0 ? leave.current?.showModal() : onLeave())}
          onDevices={openDevices}
          onNotify={notification.ask}
        />
        <PhoneNotices
          trouble={trouble}
          onClose={() => setTrouble(undefined)}
          procedure={procedure}
          onCancel={actions.cancel}
          unplugged={talking && unplugged.microphone}
          onDevices={openDevices}
          leaving={leaving ? leavingOf(layout) : undefined}
          blocked={blocked}
        />
        <PhoneScreen
          layout={layout}
          view={view}
          onView={setView}
          actions={actions}
          audio={audio}
          log={log}
          keepsLog={line.preferences.keepLog}
          manners={line.preferences}
          cannotStartCall={cannotStartCall}
          now={Date.now()}
          live={live}
          fieldRef={field}
        />
      </section>
      {lockScreen && (
        <LockScreenPreview ref={locked} lockScreen={lockScreen}>
          {!simulation && <OsControls lockScreen={lockScreen} />}
        </LockScreenPreview>
      )}
      {simulation && (
        <SimulatorPanel
          simulation={simulation}
          calls={calls}
          inputs={inputs}
          onDial={(number) => inSight(() => actions.dial(number))}
          onCallIn={(options) => inSight(() => simulation.callIn(options))}
          lockScreen={lockScreen}
          onPush={(how) => inSight(() => simulation.push?.(how), locked)}
          onLockScreen={onLockScreen}
        />
      )}
      <ConfirmDialog
        ref={leave}
        title="Sign out?"
        words={`${alive.length === 1 ? 'A call is' : `${alive.length} calls are`} under way and would be ended.`}
        keep="Stay"
        confirm="Hang up and sign out"
        onConfirm={onLeave}
      />
      <DeviceSheet ref={sheet} devices={{ audio, inputs, permissions, unplugged }} actions={actions} />
      <Announcer announcement={announcement} />
    </main>
  )
}

function leavingOf(layout: Layout) {
  if (layout.kind === 'incoming') return 'decline'
  return layout.kind === 'ongoing' && layout.group.length > 1 ? 'end the conference' : 'hang up'
}
