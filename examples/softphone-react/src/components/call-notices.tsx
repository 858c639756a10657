import type { QualitySample, Refusal, Wish } from '@offhook/core'
import type { Talking } from '../screens/live-parts.ts'
import { type Advice, adviceOf } from '../words/advice.ts'
import { withoutPicture } from '../words/sentences.ts'
import { refusalWords } from '../words/table.ts'
import type { IconName } from './icon.tsx'
import { Notice } from './notice.tsx'

interface CallNoticesProps {
  readonly call: Talking
  readonly sample?: QualitySample | undefined
}

const adviceIcons = {
  line: 'signal',
  frozen: 'snowflake',
  path: 'warning',
  silence: 'speaker-off',
} as const satisfies Record<Advice['about'], IconName>

/** What is wrong or unusual with a call that stands: the line, a hold, a mute or a camera that was refused. */
export function CallNotices({ call, sample }: CallNoticesProps) {
  const advice = adviceOf(call, sample)
  return (
    <div className="notices">
      {(advice.kind !== 'plain' || advice.about === 'path') && (
        <Notice kind={advice.kind} icon={adviceIcons[advice.about]} late={advice.kind === 'plain'}>
          {advice.text}
        </Notice>
      )}
      {call.hold.remote && call.phase === 'active' && (
        <Notice kind="plain" icon="pause">
          They cannot hear you until they resume the call.
        </Notice>
      )}
      <Failed wish={call.hold.local} say={(reason) => `Hold was not changed. ${refusalWords[reason]}`} />
      <Failed wish={call.mute} say={(reason) => `The microphone was not changed. ${refusalWords[reason]}`} />
      <Failed wish={call.video.local} say={withoutPicture} />
    </div>
  )
}

function Failed({ wish, say }: { readonly wish: Wish<unknown>; readonly say: (reason: Refusal) => string }) {
  if (!wish.failed) return null
  return (
    <Notice kind="warning" icon="warning">
      {say(wish.failed.reason)}
    </Notice>
  )
}
