import type { MockSurface } from '@offhook/transport-mock'
import { type ReactNode, type RefObject, useRef, useSyncExternalStore } from 'react'
import { Icon } from '../components/icon.tsx'
import { useFocusRescue } from '../hooks/use-focus-rescue.ts'
import type { LockScreen } from '../phone/lock-screen.ts'
import { GlassScreen } from './glass-screen.tsx'

interface LockScreenPreviewProps {
  readonly lockScreen: LockScreen
  readonly ref: RefObject<HTMLElement | null>
  /** How the OS can be moved, where no panel beside it does so. */
  readonly children?: ReactNode
}

/** The phone that the app runs on, locked: what its user sees of the same calls, and does to them there. */
export function LockScreenPreview({ lockScreen, ref, children }: LockScreenPreviewProps) {
  const { calls, missed, recents } = useSyncExternalStore(lockScreen.subscribe, lockScreen.getState)
  const { user }: MockSurface = lockScreen.surface
  const glass = useRef<HTMLDivElement>(null)
  useFocusRescue(glass)
  return (
    <section ref={ref} className="lock-screen" aria-label="Lock screen" data-testid="lock-screen">
      <details open>
        <summary>
          <h2>Lock screen</h2>
          <Icon name="chevron" size={20} />
        </summary>
        <div className="handset">
          <div ref={glass} className="glass" tabIndex={-1}>
            <GlassScreen
              calls={calls}
              missed={missed}
              recents={recents}
              user={user}
              onCallBack={(uuid) => {
                user.callBack(uuid)
                lockScreen.dismiss(uuid)
              }}
              onDismiss={lockScreen.dismiss}
            />
          </div>
        </div>
        {children}
      </details>
    </section>
  )
}
