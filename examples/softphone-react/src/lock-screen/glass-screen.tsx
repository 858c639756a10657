import type { SurfaceUser } from '@offhook/transport-mock'
import { useState } from 'react'
import { useTicking } from '../hooks/use-ticking.ts'
import { type Glass, glassLayoutOf } from '../phone/glass.ts'
import { glassSentence, hourText } from '../words/lock-screen.ts'
import { CallFace } from './call-face.tsx'
import { LockFace } from './lock-face.tsx'
import { RecentsFace } from './recents-face.tsx'

export interface GlassScreenProps extends Glass {
  /** The user's hands on the glass. */
  readonly user: SurfaceUser
  readonly onCallBack: (uuid: string) => void
  readonly onDismiss: (uuid: string) => void
  /** The present instant, in milliseconds; default: what the clock of this machine says. */
  readonly now?: () => number
}

/** What lies under the glass: a call, else the clock, else the list of calls where the user has opened it. */
export function GlassScreen({ calls, missed, recents, user, onCallBack, onDismiss, now = Date.now }: GlassScreenProps) {
  const [showsRecents, setShowsRecents] = useState(false)
  const layout = glassLayoutOf(calls)
  const hour = useTicking(() => hourText(now()))
  return (
    <>
      <p className="visually-hidden" role="status">
        {glassSentence(calls, missed)}
      </p>
      <div className="glass-bar" aria-hidden="true">
        {(layout || showsRecents) && <span>{hour}</span>}
        <span className="glass-battery" />
      </div>
      {layout ? (
        <CallFace key={layout.first.groupId ?? layout.first.uuid} layout={layout} user={user} now={now} />
      ) : showsRecents ? (
        <RecentsFace
          recents={recents}
          now={now()}
          onStart={(address) => void user.start(address)}
          onClose={() => setShowsRecents(false)}
        />
      ) : (
        <LockFace
          hour={hour}
          now={now}
          missed={missed}
          onCallBack={onCallBack}
          onDismiss={onDismiss}
          onRecents={() => setShowsRecents(true)}
        />
      )}
    </>
  )
}
