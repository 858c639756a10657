import { useState } from 'react'
import { Icon } from '../components/icon.tsx'
import { TopBar } from '../components/top-bar.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { refusalWords } from '../words/table.ts'
import { glassScenes } from './glass-fixtures.ts'
import { GlassPicture } from './glass-picture.tsx'
import { Picture } from './picture.tsx'
import { chapters } from './scenes.ts'

const schemes = { page: ['page'], both: ['light', 'dark'] } as const
type Schemes = keyof typeof schemes

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
        <section aria-labelledby="chapter-lock-screen">
          <h2 id="chapter-lock-screen" className="chapter-title">
            Lock screen
          </h2>
          <div className="chapter-scenes">
            {glassScenes.flatMap((scene) =>
              schemes[shown].map((scheme) => (
                <GlassPicture
                  key={`${scene.title} ${scheme}`}
                  scene={scene}
                  scheme={scheme}
                  onAsked={(request) => setDone(`The call screen would ask: ${request}`)}
                />
              )),
            )}
          </div>
        </section>
      </main>
      <p className="gallery-said" role="status">
        {done}
      </p>
    </>
  )
}

function saying(say: (words: string) => void): CallActions {
  const tell = (name: string) => (value?: unknown) => say(`phone.${name}(${typeof value === 'string' ? value : ''})`)
  return {
    dial: tell('startCall'),
    redial: tell('redial'),
    answer: tell('answer'),
    decline: tell('decline'),
    hangUp: tell('hangUp'),
    hold: tell('hold'),
    resume: tell('resume'),
    mute: tell('mute'),
    unmute: tell('unmute'),
    startVideo: () => say("phone.setVideo('on')"),
    stopVideo: () => say("phone.setVideo('off')"),
    switchCamera: tell('switchCamera'),
    sendDigits: tell('sendDigits'),
    cancelDigits: tell('cancelDigits'),
    swap: tell('swap'),
    merge: tell('merge'),
    split: tell('split'),
    cancel: tell('cancel'),
    transfer: tell('transfer'),
    transferAgain: tell('transfer'),
    acceptTransfer: tell('acceptTransfer'),
    rejectTransfer: tell('rejectTransfer'),
    setDoNotDisturb: (on) => say(`phone.setDoNotDisturb(${on})`),
    forget: tell('clearLog'),
    setAudioOutput: tell('setAudioOutput'),
    setMicrophone: tell('setMicrophone'),
    setCamera: tell('setCamera'),
    askFor: tell('requestPermissions'),
    dismiss: () => say('The ended call would leave the screen.'),
    explain: (refusal) => say(refusalWords[refusal]),
  }
}
