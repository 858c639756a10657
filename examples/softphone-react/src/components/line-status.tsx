import type { PhoneSnapshot } from '@offhook/core'
import { registrationFailureWords, registrationWords } from '../words/table.ts'
import { Icon } from './icon.tsx'

interface LineStatusProps {
  /** `Simulator`, or the account. */
  readonly line: string
  readonly registration: PhoneSnapshot['registration']
  readonly link: PhoneSnapshot['link']
  readonly online: boolean
  readonly doNotDisturb: boolean
  readonly onDoNotDisturb: (on: boolean) => void
  readonly onLeave: () => void
  readonly onDevices?: (() => void) | undefined
  /** Asks the browser for notifications; absent where there is nothing to ask. */
  readonly onNotify?: (() => void) | undefined
}

/** Which line this is and whether it can be called; the head of the phone. */
export function LineStatus(props: LineStatusProps) {
  const { line, registration, link, online, doNotDisturb, onDoNotDisturb, onLeave, onDevices, onNotify } = props
  const { state, reason } = registration
  const words = lineWords({ registration, link, online, doNotDisturb })
  return (
    <div className="line-status" data-registration={state} data-testid="line-status">
      <span className="line-dot" data-state={link === 'down' && state === 'registered' ? 'reconnecting' : state} />
      <span className="line-words">
        <strong>{line}</strong>
        <span title={reason && registrationFailureWords[reason]}>{words}</span>
      </span>
      <span className="line-tools">
        <button
          type="button"
          className="icon-button"
          aria-label="Do not disturb"
          title="Do not disturb: calls that come in are declined as busy"
          aria-pressed={doNotDisturb}
          onClick={() => onDoNotDisturb(!doNotDisturb)}
        >
          <Icon name="do-not-disturb" size={20} />
        </button>
        {onDevices && (
          <button
            type="button"
            className="icon-button"
            aria-label="Sound and camera"
            title="Sound and camera"
            onClick={onDevices}
          >
            <Icon name="sliders" size={20} />
          </button>
        )}
        {onNotify && (
          <button
            type="button"
            className="icon-button"
            aria-label="Notify me of calls while this page is hidden"
            title="Notify me of calls while this page is hidden"
            onClick={onNotify}
          >
            <Icon name="bell" size={20} />
          </button>
        )}
        <button type="button" className="icon-button" aria-label="Sign out" title="Sign out" onClick={onLeave}>
          <Icon name="leave" size={20} />
        </button>
      </span>
    </div>
  )
}

type LineState = Pick<LineStatusProps, 'registration' | 'link' | 'online' | 'doNotDisturb'>

function lineWords({ registration, link, online, doNotDisturb }: LineState): string {
  if (!online) return registrationWords.offline
  if (link === 'down' && registration.state === 'registered') return 'Connection lost; calls go on'
  if (doNotDisturb && registration.state === 'registered') return 'Do not disturb'
  const words = registrationWords[registration.state]
  if (!registration.reason) return words
  return `${words}${words.endsWith('…') ? '' : ':'} ${registrationFailureWords[registration.reason]}`
}
