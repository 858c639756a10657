import type { CallRecord } from '@offhook/core'
import { useRef } from 'react'
import { ConfirmDialog } from '../components/confirm-dialog.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import type { CallActions } from '../phone/call-actions.ts'
import { clockText, whenText } from '../words/format.ts'
import { addressOf, nameOf, recordSentence } from '../words/sentences.ts'

interface RecentsScreenProps {
  readonly log: readonly CallRecord[]
  readonly actions: Pick<CallActions, 'redial' | 'forget'>
  /** The present instant, in milliseconds. */
  readonly now: number
  /** The list outlives the page. */
  readonly kept: boolean
}

/** The call log, newest first. A press calls the number again. */
export function RecentsScreen({ log, actions, now, kept }: RecentsScreenProps) {
  const asking = useRef<HTMLDialogElement>(null)
  if (log.length === 0) {
    return (
      <div className="recents-empty">
        <Icon name="clock" size={32} />
        <p>
          No calls yet. What you dial and what rings here is kept in this list
          {kept ? ', in this browser.' : ' until the page is closed.'}
        </p>
      </div>
    )
  }
  return (
    <>
      <div className="recents-head">
        <span>{kept ? 'Kept in this browser' : 'Kept until the page is closed'}</span>
        <button type="button" className="button button-quiet" onClick={() => asking.current?.showModal()}>
          Clear all
        </button>
      </div>
      <ul className="recents" aria-label="Recent calls">
        {log.map((record) => (
          <RecentCall key={record.id} record={record} now={now} actions={actions} />
        ))}
      </ul>
      <ConfirmDialog
        ref={asking}
        title="Clear the call list?"
        words="Every line of it is forgotten, here and in this browser. It cannot be brought back."
        keep="Keep it"
        confirm="Clear the list"
        onConfirm={() => actions.forget()}
      />
    </>
  )
}

interface RecentCallProps extends Pick<RecentsScreenProps, 'now' | 'actions'> {
  readonly record: CallRecord
}

function RecentCall({ record, now, actions }: RecentCallProps) {
  const name = nameOf(record.remote)
  const address = addressOf(record)
  const talked = record.establishedAt === undefined ? '' : ` · ${clockText(record.durationMs)}`
  return (
    <li
      className="recent"
      data-missed={record.missed || undefined}
      data-end={record.end.reason}
      data-testid="recent-call"
    >
      <span className="recent-icon">
        <Icon name={iconOf(record)} size={20} />
      </span>
      <div className="row-words">
        <strong>{name}</strong>
        <time dateTime={new Date(record.createdAt).toISOString()}>{whenText(record.createdAt, now)}</time>
        <span>
          {recordSentence(record)}
          {talked}
        </span>
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={`Forget the call with ${name}`}
        title="Forget"
        onClick={() => actions.forget(record.id)}
      >
        <Icon name="trash" size={18} />
      </button>
      {address && (
        <button
          type="button"
          className="icon-button icon-button-call"
          aria-label={record.direction === 'incoming' ? `Call ${name} back` : `Call ${name} again`}
          title={`Call ${address}`}
          onClick={() => actions.redial(record.id)}
        >
          <Icon name="phone" size={20} />
        </button>
      )}
    </li>
  )
}

function iconOf({ missed, direction, end }: CallRecord): IconName {
  if (missed) return 'missed'
  return end.reason.endsWith('-elsewhere') ? 'elsewhere' : direction
}
