import { usePhone, usePhoneSelector, useRegistration } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { Avatar } from '../../parts/avatar.tsx'
import { LanguageButton } from '../../parts/language-button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RoundButton } from '../../parts/round-button.tsx'
import { Txt } from '../../parts/txt.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { useOwnUser } from '../../phone/use-user.ts'
import { usePalette } from '../../theme/palette.ts'
import { useWords } from '../../words/use-words.ts'

/** Who is signed in, and whether calls get through. */
export function HomeHeader(): ReactElement {
  const phone = usePhone<never>()
  const words = useWords()
  const palette = usePalette()
  const desk = useDesk()
  const { state, unproven } = useRegistration()
  const online = usePhoneSelector((snapshot) => snapshot.online)
  const me = useOwnUser(state)
  const ready = state === 'registered' && online
  const status = words.registration[online ? (unproven ? 'unproven' : state) : 'offline']
  return (
    <View style={styles.frame}>
      <View style={styles.row}>
        <Avatar of={{ ...(me?.name !== undefined && { name: me.name }) }} size={44} />
        <View style={styles.who}>
          <Txt kind="strong" numberOfLines={1} role="heading" aria-level={1}>
            {me?.name ?? me?.extension ?? words.home.signedInAs}
          </Txt>
          <View style={styles.status}>
            <View style={[styles.dot, { backgroundColor: ready ? palette.call : palette.warnText }]} />
            <Txt kind="small" tone="inkSoft" numberOfLines={2} role="status" aria-live="polite" testID="line-status">
              {me?.extension !== undefined && me.name !== undefined ? `${me.extension} · ${status}` : status}
            </Txt>
          </View>
        </View>
        <LanguageButton />
        <RoundButton
          label={words.home.signOut}
          icon="leave"
          size={44}
          captioned={false}
          onPress={() => desk.run(() => phone.signOut())}
        />
      </View>
      {!online && <Notice kind="fault" icon="noNetwork" text={words.refusals.offline} testID="no-network" />}
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { paddingHorizontal: 16, paddingTop: 12, paddingBottom: 8, gap: 10 },
  row: { flexDirection: 'row', alignItems: 'center', gap: 10 },
  who: { flex: 1, minWidth: 0 },
  status: { flexDirection: 'row', alignItems: 'center', gap: 6 },
  dot: { width: 8, height: 8, borderRadius: 4 },
})
