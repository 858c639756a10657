import { type CallIn, causesOf } from '@offhook/core'
import { useCallQuality, usePhoneSelector } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { Notice } from '../../parts/notice.tsx'
import { fill } from '../../words/format.ts'
import { useWords } from '../../words/use-words.ts'

/** What stands in the way of the sound: the network, a line that has stalled, the user's own mute; and how a transfer goes. */
export function CallNotices({ call }: { readonly call: CallIn<'active' | 'held'> }): ReactElement {
  const words = useWords()
  const online = usePhoneSelector((snapshot) => snapshot.online)
  const sample = useCallQuality(call.id)
  const [cause] = causesOf(call, sample)
  const media =
    call.media === 'frozen' || call.media === 'reconnecting' || call.media === 'failed' ? call.media : undefined
  const poor = call.quality === 'bad' || call.quality === 'poor'
  return (
    <>
      {!online && <Notice kind="fault" icon="noNetwork" text={words.refusals.offline} testID="no-network" />}
      {online && media !== undefined && (
        <Notice kind="fault" icon="noNetwork" text={words.media[media]} testID="media" />
      )}
      {online && media === undefined && poor && (
        <Notice
          kind="warning"
          icon="meter"
          text={cause === undefined || cause === 'unknown' ? words.bands[call.quality] : words.causes[cause]}
        />
      )}
      {call.mute.actual === true && <Notice kind="info" icon="micOff" text={words.call.muted} />}
      {call.transfer !== undefined && (
        <Notice
          kind={call.transfer.stage === 'failed' ? 'warning' : 'info'}
          icon="transfer"
          text={fill(words.transferStages[call.transfer.stage], { to: call.transfer.to })}
          testID="transfer"
        />
      )}
    </>
  )
}
