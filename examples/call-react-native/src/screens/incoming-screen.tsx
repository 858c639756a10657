import type { CallId, CallIn } from '@offhook/core'
import { useCall, usePhone } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { Avatar } from '../parts/avatar.tsx'
import { useSpoken } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { RoundButton } from '../parts/round-button.tsx'
import { TroubleNotice } from '../parts/trouble-notice.tsx'
import { Txt } from '../parts/txt.tsx'
import { useDesk } from '../phone/use-actions.ts'
import { useFarUser } from '../phone/use-user.ts'
import { useLayout } from '../theme/layout.ts'
import { useWords } from '../words/use-words.ts'

export function IncomingScreen({ id }: { readonly id: CallId }): ReactElement | null {
  const call = useCall(id)
  return call?.phase === 'incoming' ? <Incoming call={call} /> : null
}

function Incoming({ call }: { readonly call: CallIn<'incoming'> }): ReactElement {
  const { id } = call
  const phone = usePhone<never>()
  const desk = useDesk()
  const words = useWords()
  const { short } = useLayout()
  const far = useFarUser(call)
  const remote = { ...(far?.name !== undefined && { name: far.name }), ...call.remote }
  const isVideo = call.video.remote !== 'off'
  const title = isVideo ? words.call.incomingVideo : words.call.incoming
  const name = remote.name ?? remote.address ?? words.call.unknown
  useSpoken(`${title}: ${name}`)

  const answer = (video: boolean) => {
    if (call.cannot.answer !== undefined) return desk.explain(call.cannot.answer)
    desk.run(() => phone.answer(id, { video }))
  }
  const decline = (as: 'busy' | 'declined') => {
    if (call.cannot.decline !== undefined) return desk.explain(call.cannot.decline)
    desk.run(() => phone.decline(id, { as }))
  }
  return (
    <View style={styles.page} testID="call" aria-label={title}>
      <View style={styles.head}>
        <Txt tone="inkSoft" center role="alert" aria-live="assertive">
          {call.attached ? title : words.call.announced}
        </Txt>
        <Txt kind="huge" center numberOfLines={2} role="heading" aria-level={1}>
          {name}
        </Txt>
        {remote.name !== undefined && remote.address !== undefined && (
          <Txt tone="inkSoft" center>
            {remote.address}
          </Txt>
        )}
      </View>
      <Avatar of={remote} size={short ? 112 : 160} />
      <View style={styles.foot}>
        <TroubleNotice />
        <PushButton kind="plain" label={words.call.declineAll} onPress={() => decline('declined')} />
        <View style={styles.buttons}>
          <RoundButton
            label={words.call.decline}
            icon="hangUp"
            tone="hangUp"
            size={72}
            unable={!call.can.decline}
            onPress={() => decline('busy')}
          />
          {isVideo && (
            <RoundButton
              label={words.call.answerSound}
              icon="handset"
              size={72}
              unable={!call.can.answer}
              onPress={() => answer(false)}
            />
          )}
          <RoundButton
            label={words.call.answer}
            icon={isVideo ? 'camera' : 'handset'}
            tone="call"
            size={72}
            unable={!call.can.answer}
            onPress={() => answer(isVideo)}
          />
        </View>
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1, alignItems: 'center', justifyContent: 'space-between', paddingVertical: 40, paddingHorizontal: 20 },
  head: { alignItems: 'center', gap: 6, width: '100%' },
  foot: { width: '100%', maxWidth: 420, gap: 28 },
  buttons: { flexDirection: 'row', justifyContent: 'space-around' },
})
