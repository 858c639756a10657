import type { CallId } from '@offhook/core'
import { useCall, usePhoneSelector } from '@offhook/react-native'
import { wordsOfEnd } from '@offhook/transport-omikit'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { Avatar } from '../parts/avatar.tsx'
import { LanguageButton } from '../parts/language-button.tsx'
import { useSpoken } from '../parts/notice.tsx'
import { RoundButton } from '../parts/round-button.tsx'
import { TroubleNotice } from '../parts/trouble-notice.tsx'
import { Txt } from '../parts/txt.tsx'
import { useDesk } from '../phone/use-actions.ts'
import { useLayout } from '../theme/layout.ts'
import { clockText, fill } from '../words/format.ts'
import { useLanguage, useWords } from '../words/use-words.ts'

export interface EndedScreenProps {
  readonly id: CallId
  readonly onClose: (id: CallId) => void
}

/** Why the call ended, in the user's language, and what can be done about it. */
export function EndedScreen({ id, onClose }: EndedScreenProps): ReactElement | null {
  const call = useCall(id)
  const logged = usePhoneSelector(({ log }) => log.some((record) => record.id === id))
  const desk = useDesk()
  const words = useWords()
  const language = useLanguage()
  const { short } = useLayout()
  const ended = call?.phase === 'ended' ? call : undefined
  const notice = ended && wordsOfEnd(ended.end, language)
  const title = notice?.says ?? (ended && words.ends[ended.end.reason])
  useSpoken(title)
  if (ended === undefined) return null

  const { remote, end, durationMs, direction } = ended
  const talked =
    ended.establishedAt === undefined
      ? words.ended.neverTalked
      : fill(words.ended.talked, { time: clockText(durationMs) })
  const code = notice && end.vendor?.code
  const again = () => {
    onClose(id)
    desk.redial(id)
  }
  return (
    <View style={styles.page} testID="ended" aria-label={words.ended.title}>
      <View style={styles.bar}>
        <LanguageButton />
      </View>
      <View style={styles.words}>
        <Avatar of={remote} size={short ? 80 : 112} />
        <Txt kind="title" center numberOfLines={2}>
          {remote.name ?? remote.address ?? words.call.unknown}
        </Txt>
        <View style={styles.reason} role="alert" aria-live="polite" testID="end-words">
          <Txt kind="strong" center tone={notice ? 'hangUpText' : 'ink'} style={styles.says}>
            {title}
          </Txt>
          {notice?.advice !== undefined && (
            <Txt center tone="inkSoft">
              {notice.advice}
            </Txt>
          )}
        </View>
        <Txt kind="small" center tone="inkSoft">
          {code === undefined ? talked : `${talked} · ${fill(words.ended.code, { code })}`}
        </Txt>
      </View>
      <View style={styles.foot}>
        <TroubleNotice />
        <View style={styles.buttons}>
          <RoundButton label={words.ended.close} icon="close" size={72} onPress={() => onClose(id)} />
          {logged && (
            <RoundButton
              label={direction === 'outgoing' ? words.ended.redial : words.ended.callBack}
              icon="handset"
              tone="call"
              size={72}
              onPress={again}
            />
          )}
        </View>
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1, alignItems: 'center', justifyContent: 'space-between', padding: 20, paddingBottom: 40 },
  bar: { width: '100%', alignItems: 'flex-end' },
  words: { alignItems: 'center', gap: 12, maxWidth: 440 },
  reason: { gap: 6, paddingTop: 8 },
  says: { fontSize: 19, lineHeight: 27 },
  foot: { width: '100%', maxWidth: 420, gap: 20 },
  buttons: { flexDirection: 'row', justifyContent: 'space-evenly' },
})
