import type { CallIn } from '@offhook/core'
import { refusalSentence } from '../words/sentences.ts'
import { mediaWords } from '../words/table.ts'
import type { IconName } from './icon.tsx'
import { Notice } from './notice.tsx'

/** What is wrong or unusual with a call that stands: the media path, a hold or a mute that was refused. */
export function CallNotices({ call }: { readonly call: CallIn<'active' | 'held'> }) {
  const trouble = mediaWords[call.media]
  const icon: IconName = call.media === 'frozen' ? 'snowflake' : 'warning'
  return (
    <div className="notices">
      {trouble && (
        <Notice kind={call.media === 'failed' ? 'fault' : 'warning'} icon={icon}>
          {trouble}
        </Notice>
      )}
      {call.hold.remote && call.phase === 'active' && (
        <Notice kind="plain" icon="pause">
          They cannot hear you until they resume the call.
        </Notice>
      )}
      {call.hold.local.failed && (
        <Notice kind="warning" icon="warning">
          Hold was not changed. {refusalSentence(call.hold.local.failed)}
        </Notice>
      )}
      {call.mute.failed && (
        <Notice kind="warning" icon="warning">
          The microphone was not changed. {refusalSentence(call.mute.failed)}
        </Notice>
      )}
    </div>
  )
}
