import type { SurfaceUser } from '@offhook/transport-mock'
import { GlassScreen } from '../lock-screen/glass-screen.tsx'
import { now } from './fixtures.ts'
import type { GlassScene } from './glass-fixtures.ts'

interface GlassPictureProps {
  readonly scene: GlassScene
  readonly scheme: 'page' | 'light' | 'dark'
  /** What the user of the glass would have asked of the phone. */
  readonly onAsked: (request: string) => void
}

/** One scene of the lock screen, drawn as the app draws it. */
export function GlassPicture({ scene, scheme, onAsked }: GlassPictureProps) {
  const { title, ...glass } = scene
  const ask = (request: string) => () => {
    onAsked(request)
    return request
  }
  const user: SurfaceUser = {
    answer: ask('answer'),
    end: ask('end'),
    hold: ask('hold'),
    mute: ask('mute'),
    digits: ask('digits'),
    start: ask('start'),
    callBack: ask('callBack'),
    group: ask('group'),
  }
  return (
    <figure className="picture" data-scene={`Lock screen: ${title}`}>
      <figcaption>{title}</figcaption>
      <div className="handset" data-theme={scheme}>
        <div className="glass">
          <GlassScreen {...glass} user={user} onCallBack={ask('callBack')} onDismiss={ask('dismiss')} now={() => now} />
        </div>
      </div>
    </figure>
  )
}
