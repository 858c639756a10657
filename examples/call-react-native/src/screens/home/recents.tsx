import type { CallRecord } from '@offhook/core'
import { usePhone, usePhoneSelector } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { FlatList, Pressable, StyleSheet, View } from 'react-native'
import { Avatar } from '../../parts/avatar.tsx'
import { Icon } from '../../parts/icon.tsx'
import { PushButton } from '../../parts/push-button.tsx'
import { Txt } from '../../parts/txt.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { usePalette } from '../../theme/palette.ts'
import { clockText, fill, whenText } from '../../words/format.ts'
import { useWords } from '../../words/use-words.ts'

/** The calls that were, from the phone's own log. */
export function Recents(): ReactElement {
  const phone = usePhone<never>()
  const words = useWords()
  const desk = useDesk()
  const log = usePhoneSelector((snapshot) => snapshot.log)
  const palette = usePalette()
  if (log.length === 0)
    return (
      <View style={styles.empty}>
        <Icon name="clock" color={palette.inkSoft} size={44} />
        <Txt tone="inkSoft" center>
          {words.home.noRecents}
        </Txt>
      </View>
    )
  return (
    <FlatList
      data={log}
      keyExtractor={({ id }) => id}
      contentContainerStyle={styles.list}
      renderItem={({ item }) => <Recent record={item} />}
      ListFooterComponent={
        <PushButton kind="quiet" tight label={words.home.clear} onPress={() => desk.run(() => phone.clearLog())} />
      }
    />
  )
}

function Recent({ record }: { readonly record: CallRecord }): ReactElement {
  const palette = usePalette()
  const words = useWords()
  const desk = useDesk()
  const { remote, direction, missed } = record
  const name = remote.name ?? remote.address ?? words.call.unknown
  const how = missed
    ? words.home.missed
    : record.establishedAt === undefined
      ? words.ends[record.end.reason]
      : clockText(record.durationMs)
  return (
    <Pressable
      role="button"
      aria-label={`${fill(words.home.callAgain, { name })}. ${how}`}
      onPress={() => desk.redial(record.id)}
      testID="recent"
      style={({ pressed }) => [styles.line, { backgroundColor: pressed ? palette.pressed : palette.surface }]}
    >
      <Avatar of={remote} size={44} />
      <View style={styles.who}>
        <Txt kind="strong" tone={missed ? 'hangUpText' : 'ink'} numberOfLines={1}>
          {name}
        </Txt>
        <View style={styles.how}>
          <Icon
            name={record.video ? 'camera' : direction}
            color={missed ? palette.hangUpText : palette.inkSoft}
            size={14}
          />
          <Txt kind="small" tone="inkSoft" numberOfLines={1} style={styles.shrink}>
            {how}
          </Txt>
        </View>
      </View>
      <Txt kind="small" tone="inkSoft">
        {whenText(record.createdAt, Date.now())}
      </Txt>
    </Pressable>
  )
}

const styles = StyleSheet.create({
  empty: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: 12, padding: 24 },
  list: { padding: 16, gap: 8, width: '100%', maxWidth: 640, alignSelf: 'center' },
  line: { flexDirection: 'row', alignItems: 'center', gap: 12, padding: 12, borderRadius: 16, minHeight: 68 },
  who: { flex: 1, minWidth: 0 },
  how: { flexDirection: 'row', alignItems: 'center', gap: 6 },
  shrink: { flexShrink: 1 },
})
