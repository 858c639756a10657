import { type ReactNode, useState } from 'react'
import { Duration } from '../components/duration.tsx'
import { Icon } from '../components/icon.tsx'
import { LineStatus } from '../components/line-status.tsx'
import { QualityMeter } from '../components/quality-meter.tsx'
import { TopBar } from '../components/top-bar.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { layoutOf } from '../screens/layout-of.ts'
import { PhoneScreen, type View } from '../screens/phone-screen.tsx'
import { refusalWords } from '../words/table.ts'
import { log, now, oneOutput } from './fixtures.ts'
import { chapters, type LineState, type Scene } from './scenes.ts'

const schemes = { page: ['page'], both: ['light', 'dark'] } as const
type Schemes = keyof typeof schemes

const ready: LineState = { registration: { state: 'registered' }, link: 'up', online: true }

/** Every state a call can be in, drawn by the app's own screens from fixtures. */
export function Gallery() {
  const [shown, setShown] = useState<Schemes>('page')
  const [done, setDone] = useState('')
  const actions = saying(setDone)
  return (
    <>
      <TopBar title="Every call state">
        <label className="switch">
          <input
            type="checkbox"
            checked={shown === 'both'}
            onChange={(event) => setShown(event.target.checked ? 'both' : 'page')}
          />
          <span>Light and dark</span>
        </label>
        <a className="icon-button" href="./index.html" aria-label="Softphone" title="Softphone">
          <Icon name="phone" size={20} />
        </a>
      </TopBar>
      <main className="gallery">
        <p className="gallery-intro">
          Drawn by the app’s own screens from typed fixtures: no backend, no account, no call. Press anything; what the
          phone would be asked for is named at the foot.
        </p>
        {chapters.map((chapter) => (
          <section key={chapter.title} aria-labelledby={`chapter-${chapter.title}`}>
            <h2 id={`chapter-${chapter.title}`} className="chapter-title">
              {chapter.title}
            </h2>
            <div className="chapter-scenes">
              {chapter.scenes.flatMap((scene) =>
                schemes[shown].map((scheme) => (
                  <Picture key={`${scene.title} ${scheme}`} scene={scene} scheme={scheme} actions={actions} />
                )),
              )}
            </div>
          </section>
        ))}
      </main>
      <p className="gallery-said" role="status">
        {done}
      </p>
    </>
  )
}

interface PictureProps {
  readonly scene: Scene
  readonly scheme: 'page' | 'light' | 'dark'
  readonly actions: CallActions
}

function Picture({ scene, scheme, actions }: PictureProps): ReactNode {
  const [view, setView] = useState<View>({ tab: 'keypad', keypadOpen: false, addingCall: false, ...scene.view })
  return (
    <figure className="picture" data-scene={scene.title}>
      <figcaption>{scene.title}</figcaption>
      <div className="device" data-theme={scheme}>
        <LineStatus line="Simulator" {...ready} {...scene.line} onLeave={() => actions.explain('stopped')} />
        <PhoneScreen
          layout={layoutOf(scene.calls, scene.calls[0]?.id, new Set())}
          view={view}
          onView={(change) => setView({ ...view, ...change })}
          actions={actions}
          audio={scene.audio ?? oneOutput}
          log={log}
          cannotStartCall={scene.cannotStartCall}
          now={now}
          timerOf={(call) =>
            call.phase === 'active' || call.phase === 'held' ? <Duration ms={now - call.establishedAt} /> : null
          }
          qualityOf={(call) => ('quality' in call ? <QualityMeter band={call.quality} sample={scene.sample} /> : null)}
        />
      </div>
    </figure>
  )
}

function saying(say: (words: string) => void): CallActions {
  const tell = (name: string) => (value?: unknown) => say(`phone.${name}(${typeof value === 'string' ? value : ''})`)
  return {
    dial: tell('startCall'),
    answer: tell('answer'),
    decline: tell('decline'),
    hangUp: tell('hangUp'),
    hold: tell('hold'),
    resume: tell('resume'),
    mute: tell('mute'),
    unmute: tell('unmute'),
    sendDigits: tell('sendDigits'),
    swap: tell('swap'),
    setAudioOutput: tell('setAudioOutput'),
    dismiss: () => say('The ended call would leave the screen.'),
    explain: (refusal) => say(refusalWords[refusal]),
  }
}
