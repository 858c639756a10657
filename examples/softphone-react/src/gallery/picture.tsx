import { useState } from 'react'
import { CallNotices } from '../components/call-notices.tsx'
import { DeviceList } from '../components/device-list.tsx'
import { Duration } from '../components/duration.tsx'
import { LineStatus } from '../components/line-status.tsx'
import { PhoneNotices } from '../components/phone-notices.tsx'
import { QualityMeter } from '../components/quality-meter.tsx'
import { SettingsForm } from '../components/settings-dialog.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { defaultPreferences } from '../phone/preferences.ts'
import { layoutOf } from '../screens/layout-of.ts'
import type { LiveParts } from '../screens/live-parts.ts'
import { PhoneScreen } from '../screens/phone-screen.tsx'
import { nothingOpen, type View } from '../screens/view.ts'
import { DrawnFace } from './drawn-face.tsx'
import { log, now } from './fixtures.ts'
import { oneOutput } from './phone-fixtures.ts'
import type { LineState, Scene } from './scene.ts'

const ready: LineState = { registration: { state: 'registered' }, link: 'up', online: true }

interface PictureProps {
  readonly scene: Scene
  readonly scheme: 'page' | 'light' | 'dark'
  readonly actions: CallActions
}

/** One scene, drawn by the app's own screens. */
export function Picture({ scene, scheme, actions }: PictureProps) {
  const [view, setView] = useState<View>({ ...nothingOpen, ...scene.view })
  const [preferences, setPreferences] = useState({ ...defaultPreferences, ...scene.preferences })
  return (
    <figure className="picture" data-scene={scene.title}>
      <figcaption>{scene.title}</figcaption>
      <div className="device" data-theme={scheme}>
        <LineStatus
          line="Simulator"
          {...ready}
          {...scene.line}
          doNotDisturb={scene.doNotDisturb ?? false}
          onDoNotDisturb={actions.setDoNotDisturb}
          onLeave={() => actions.explain('stopped')}
        />
        <PhoneNotices
          trouble={undefined}
          onClose={() => undefined}
          procedure={scene.procedure && { type: scene.procedure, callIds: scene.calls.map(({ id }) => id) }}
          onCancel={actions.cancel}
          unplugged={false}
          onDevices={() => undefined}
          leaving={undefined}
          blocked={false}
        />
        {scene.settings ? (
          <div className="picture-sheet">
            <SettingsForm
              preferences={preferences}
              onPreferences={setPreferences}
              apply={{ busy: false, onApply: () => actions.explain('stopped') }}
            />
          </div>
        ) : scene.devices ? (
          <div className="picture-sheet">
            <DeviceList devices={scene.devices} actions={actions} />
          </div>
        ) : (
          <PhoneScreen
            layout={layoutOf(scene.calls, scene.calls[0]?.id, new Set())}
            view={view}
            onView={(change) => setView({ ...view, ...change })}
            actions={actions}
            audio={scene.audio ?? oneOutput}
            log={scene.log ?? log}
            keepsLog={preferences.keepLog}
            manners={preferences}
            cannotStartCall={scene.cannotStartCall}
            now={now}
            live={stillParts(scene)}
          />
        )}
      </div>
    </figure>
  )
}

/** What ticks in the app stands still here. */
export function stillParts({ sample, minute }: Pick<Scene, 'sample' | 'minute'>): LiveParts {
  return {
    timer: (call) =>
      call.phase === 'active' || call.phase === 'held' ? <Duration ms={now - call.establishedAt} /> : null,
    quality: (call) => <QualityMeter call={call} sample={sample} points={minute ?? []} open={minute !== undefined} />,
    notices: (call) => <CallNotices call={call} sample={sample} />,
    pictures: () => ({ remote: <DrawnFace hue={28} />, own: <DrawnFace hue={210} /> }),
  }
}
