import type { CallRecord } from '@offhook/core'
import { Icon, type IconName } from '../components/icon.tsx'
import { clockText, whenText } from '../words/format.ts'
import { nameOf, recordSentence } from '../words/sentences.ts'

interface RecentsScreenProps {
  readonly log: readonly CallRecord[]
  readonly onDial: (to: string) => void
  /** The present instant, in milliseconds. */
  readonly now: number
}

/** The call log, newest first. A press calls the number again. */
export function RecentsScreen({ log, onDial, now }: RecentsScreenProps) {
  if (log.length === 0) {
    return (
      <div className="recents-empty">
        <Icon name="clock" size={32} />
        <p>No calls yet. What you dial and what rings here is kept in this list until the page is closed.</p>
      </div>
    )
  }
  return (
    <ul className="recents" aria-label="Recent calls">
      {log.map((record) => (
        <RecentCall key={record.id} record={record} now={now} onDial={onDial} />
      ))}
    </ul>
  )
}

function RecentCall({ record, now, onDial }: { record: CallRecord; now: number; onDial: (to: string) => void }) {
  const name = nameOf(record.remote)
  const address = record.remote.address
  const icon: IconName = record.missed ? 'missed' : record.direction
  const talked = record.establishedAt === undefined ? '' : ` · ${clockText(record.durationMs)}`
  return (
    <li className="recent" data-missed={record.missed || undefined} data-testid="recent-call">
      <span className="recent-icon">
        <Icon name={icon} size={20} />
      </span>
      <div className="recent-words">
        <strong>{name}</strong>
        <span>
          {recordSentence(record)}
          {talked}
        </span>
      </div>
      <time dateTime={new Date(record.createdAt).toISOString()}>{whenText(record.createdAt, now)}</time>
      {address && (
        <button
          type="button"
          className="icon-button icon-button-call"
          aria-label={`Call ${name} again`}
          title={`Call ${address}`}
          onClick={() => onDial(address)}
        >
          <Icon name="phone" size={20} />
        </button>
      )}
    </li>
  )
}
