import type { Procedure } from '@offhook/core'
import type { Trouble } from '../phone/create-call-actions.ts'
import { deviceWords, procedureWords } from '../words/table.ts'
import { Notice } from './notice.tsx'

interface PhoneNoticesProps {
  readonly trouble: Trouble | undefined
  readonly onClose: () => void
  /** What is under way between calls. */
  readonly procedure: Procedure | undefined
  readonly onCancel: () => void
  /** Somebody is talked to with a microphone that is not there any more. */
  readonly unplugged: boolean
  readonly onDevices: () => void
  /** What a second Esc will do. */
  readonly leaving: 'decline' | 'hang up' | 'end the conference' | undefined
  /** The browser withholds all sound until the first click or key. */
  readonly blocked: boolean
}

/** What concerns the phone as a whole, below its head. The status is always there: one that comes with its text stays mute. */
export function PhoneNotices(props: PhoneNoticesProps) {
  const { trouble, onClose, procedure, onCancel, unplugged, onDevices, leaving, blocked } = props
  return (
    <>
      {trouble && (
        <div role="alert">
          <Notice
            kind="warning"
            icon="warning"
            action={trouble.retry && { label: 'Try again', onPress: trouble.retry }}
            onClose={onClose}
          >
            {trouble.words}
          </Notice>
        </div>
      )}
      <div role="status">
        {procedure && (
          <div className="procedure" data-testid="procedure" data-type={procedure.type}>
            <Notice kind="plain" icon="clock" late action={{ label: 'Cancel', onPress: onCancel }}>
              {procedureWords[procedure.type]}
            </Notice>
          </div>
        )}
        {leaving && (
          <Notice kind="plain" icon="phone-down">
            Press Esc again to {leaving}.
          </Notice>
        )}
      </div>
      {unplugged && (
        <div role="alert">
          <Notice kind="fault" icon="mic-off" action={{ label: 'Choose', onPress: onDevices }}>
            {deviceWords.microphone.unplugged}
          </Notice>
        </div>
      )}
      {blocked && (
        <Notice kind="plain" icon="speaker">
          The browser plays no sound before the first click or key on this page.
        </Notice>
      )}
    </>
  )
}
