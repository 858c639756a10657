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
import { Dialler } from './home/dialler.tsx'
import { HomeHeader } from './home/home-header.tsx'
import { Recents } from './home/recents.tsx'

type Tab = 'keypad' | 'recents'
const icons: Readonly<Record<Tab, Glyph>> = { keypad: 'keypad', recents: 'clock' }

export function HomeScreen(): ReactElement {
  const palette = usePalette()
  const words = useWords()
  const { wide } = useLayout()
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
          {(['keypad', 'recents'] as const).map((name) => (
            <Pressable
              key={name}
              role="tab"
              aria-label={words.home[name]}
              aria-selected={name === tab}
              onPress={() => setTab(name)}
              style={styles.tab}
            >
              <View style={[styles.pill, name === tab && { backgroundColor: palette.accentWash }]}>
                <Icon name={icons[name]} color={name === tab ? palette.accent : palette.inkSoft} size={22} />
              </View>
              <Txt kind="small" tone={name === tab ? 'accent' : 'inkSoft'} style={styles.tabName}>
                {words.home[name]}
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
