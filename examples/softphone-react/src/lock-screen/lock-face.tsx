import type { MissedCall } from '@offhook/transport-mock'
import { Icon } from '../components/icon.tsx'
import { useTicking } from '../hooks/use-ticking.ts'
import { whenText } from '../words/format.ts'
import { dateText } from '../words/lock-screen.ts'
import { nameOf } from '../words/sentences.ts'

interface LockFaceProps {
  readonly hour: string
  readonly now: () => number
  readonly missed: readonly MissedCall[]
  readonly onCallBack: (uuid: string) => void
  readonly onDismiss: (uuid: string) => void
  readonly onRecents: () => void
}

/** Between calls: the clock, and what was missed. */
export function LockFace({ hour, now, missed, onCallBack, onDismiss, onRecents }: LockFaceProps) {
  const date = useTicking(() => dateText(now()))
  return (
    <div className="lock-face">
      <p className="lock-clock">
        <span className="lock-date">{date}</span>
        <time className="lock-hour">{hour}</time>
      </p>
      <ul className="lock-notes" aria-label="Notifications">
        {[...missed].reverse().map((call) => (
          <Missed key={call.uuid} call={call} now={now()} onCallBack={onCallBack} onDismiss={onDismiss} />
        ))}
      </ul>
      <button type="button" className="button glass-button" onClick={onRecents}>
        <Icon name="clock" size={18} /> Recent calls
      </button>
    </div>
  )
}

interface MissedProps extends Pick<LockFaceProps, 'onCallBack' | 'onDismiss'> {
  readonly call: MissedCall
  readonly now: number
}

function Missed({ call, now, onCallBack, onDismiss }: MissedProps) {
  const name = nameOf(call)
  return (
    <li className="lock-note" data-testid="missed-call">
      <span className="lock-note-icon">
        <Icon name="missed" size={18} />
      </span>
      <p className="row-words">
        <strong>{name}</strong>
        <span>Missed call · {whenText(call.at, now)}</span>
      </p>
      <button
        type="button"
        className="icon-button"
        aria-label={`Dismiss the missed call from ${name}`}
        title="Dismiss"
        onClick={() => onDismiss(call.uuid)}
      >
        <Icon name="close" size={16} />
      </button>
      {call.address !== undefined && (
        <button
          type="button"
          className="button glass-button"
          aria-label={`Call back ${name}`}
          onClick={() => onCallBack(call.uuid)}
        >
          <Icon name="phone" size={16} /> Call back
        </button>
      )}
    </li>
  )
}
