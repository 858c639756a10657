import { useRegistration } from '@offhook/react-native'
import { type ReactElement, useState } from 'react'
import { Pressable, StyleSheet, View } from 'react-native'
import type { Glyph } from '../parts/glyphs.ts'
import { Icon } from '../parts/icon.tsx'
import { TroubleNotice } from '../parts/trouble-notice.tsx'
import { Txt } from '../parts/txt.tsx'
import { useTappedCall } from '../phone/use-tapped-call.ts'
import { useLayout } from '../theme/layout.ts'
import { usePalette } from '../theme/palette.ts'
import { useWords } from '../words/use-words.ts'
import type { Words } from '../words/words.ts'
import { Dialler } from './home/dialler.tsx'
import { HomeHeader } from './home/home-header.tsx'
import { Recents } from './home/recents.tsx'

type Tab = 'keypad' | 'recents'

interface TabFace {
  readonly name: Tab
  readonly label: string
  readonly icon: Glyph
}

const tabsOf = ({ home }: Words, callsAnyone: boolean): readonly TabFace[] => [
  callsAnyone
    ? { name: 'keypad', label: home.keypad, icon: 'keypad' }
    : { name: 'keypad', label: home.hotlines, icon: 'handset' },
  { name: 'recents', label: home.recents, icon: 'clock' },
]

export function HomeScreen(): ReactElement {
  const palette = usePalette()
  const words = useWords()
  const { wide } = useLayout()
  // A customer has the hotline there, and nothing to dial with.
  const callsAnyone = useRegistration().hotlines === undefined
  const [tab, setTab] = useState<Tab>('keypad')
  const [number, setNumber] = useState('')
  useTappedCall((tapped) => {
    setNumber(tapped)
    setTab('keypad')
  })

  return (
    <View style={styles.page}>
      <HomeHeader />
      <View style={styles.notices}>
        <TroubleNotice />
      </View>
      <View style={[styles.body, wide && styles.columns]}>
        {(wide || tab === 'keypad') && (
          <View style={styles.column}>
            <Dialler number={number} setNumber={setNumber} />
          </View>
        )}
        {wide && <View style={[styles.rule, { backgroundColor: palette.line }]} />}
        {(wide || tab === 'recents') && (
          <View style={styles.column}>
            <Recents />
          </View>
        )}
      </View>
      {!wide && (
        <View role="tablist" style={[styles.tabs, { backgroundColor: palette.surface, borderColor: palette.line }]}>
          {tabsOf(words, callsAnyone).map(({ name, label, icon }) => (
            <Pressable
              key={name}
              role="tab"
              aria-label={label}
              aria-selected={name === tab}
              onPress={() => setTab(name)}
              style={styles.tab}
            >
              <View style={[styles.pill, name === tab && { backgroundColor: palette.accentWash }]}>
                <Icon name={icon} color={name === tab ? palette.accent : palette.inkSoft} size={22} />
              </View>
              <Txt kind="small" tone={name === tab ? 'accent' : 'inkSoft'} style={styles.tabName}>
                {label}
              </Txt>
            </Pressable>
          ))}
        </View>
      )}
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  notices: { paddingHorizontal: 16, width: '100%', maxWidth: 640, alignSelf: 'center' },
  body: { flex: 1 },
  columns: { flexDirection: 'row' },
  column: { flex: 1, minWidth: 0 },
  rule: { width: StyleSheet.hairlineWidth, marginVertical: 24 },
  tabs: { flexDirection: 'row', borderTopWidth: StyleSheet.hairlineWidth, paddingBottom: 6 },
  tab: { flex: 1, minHeight: 60, alignItems: 'center', justifyContent: 'center', gap: 2 },
  pill: { paddingHorizontal: 20, paddingVertical: 4, borderRadius: 16 },
  tabName: { fontWeight: '600' },
})
