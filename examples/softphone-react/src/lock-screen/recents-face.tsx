import { Icon } from '../components/icon.tsx'
import type { RecentRow } from '../phone/glass.ts'
import { whenText } from '../words/format.ts'
import { nameOf } from '../words/sentences.ts'

interface RecentsFaceProps {
  /** Newest first. */
  readonly recents: readonly RecentRow[]
  /** The present instant, in milliseconds. */
  readonly now: number
  readonly onStart: (address: string) => void
  readonly onClose: () => void
}

/** The OS's own list of calls. A call that is started here begins on the OS, and the app hears of it. */
export function RecentsFace({ recents, now, onStart, onClose }: RecentsFaceProps) {
  return (
    <div className="glass-recents">
      <h3>Recent calls</h3>
      {recents.length === 0 && <p className="hint">No calls yet. What rings or is placed here stands in this list.</p>}
      <ul aria-label="Recent calls of the phone">
        {recents.map((row) => (
          <Recent key={row.uuid} row={row} now={now} onStart={onStart} />
        ))}
      </ul>
      <button type="button" className="button glass-button" onClick={onClose}>
        Close
      </button>
    </div>
  )
}

function Recent({ row, now, onStart }: { row: RecentRow } & Pick<RecentsFaceProps, 'now' | 'onStart'>) {
  const { address, direction, missed, at } = row
  const name = nameOf(row)
  const words = missed ? 'Missed call' : direction === 'incoming' ? 'Incoming call' : 'Outgoing call'
  return (
    <li className="glass-recent" data-missed={missed || undefined}>
      <Icon name={missed ? 'missed' : direction} size={18} />
      <p className="row-words">
        <strong>{name}</strong>
        <span>
          {words} · {whenText(at, now)}
        </span>
      </p>
      {address !== undefined && (
        <button
          type="button"
          className="icon-button icon-button-call"
          aria-label={`Call ${name}`}
          title={`Call ${address}`}
          onClick={() => onStart(address)}
        >
          <Icon name="phone" size={20} />
        </button>
      )}
    </li>
  )
}
