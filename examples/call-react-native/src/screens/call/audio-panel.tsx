import type { AudioOutput } from '@offhook/core'
import { usePhone, usePhoneSelector } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { Pressable, StyleSheet, View } from 'react-native'
import type { Glyph } from '../../parts/glyphs.ts'
import { Icon } from '../../parts/icon.tsx'
import { Txt } from '../../parts/txt.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { usePalette } from '../../theme/palette.ts'
import { useWords } from '../../words/use-words.ts'

const icons: Readonly<Record<AudioOutput['kind'], Glyph>> = {
  earpiece: 'handset',
  speaker: 'speaker',
  bluetooth: 'headset',
  wired: 'headset',
  other: 'speaker',
}

/** Where the sound comes out. */
export function AudioPanel({ onDone }: { readonly onDone: () => void }): ReactElement {
  const phone = usePhone<never>()
  const desk = useDesk()
  const words = useWords()
  const palette = usePalette()
  const { outputs, current } = usePhoneSelector((snapshot) => snapshot.audio)
  const choose = (id: string) => {
    desk.run(() => phone.setAudioOutput(id))
    onDone()
  }
  return (
    <View role="radiogroup" aria-label={words.call.audio} style={styles.list}>
      {outputs.length === 0 && (
        <Txt center tone="inkSoft">
          {words.refusals['no-device']}
        </Txt>
      )}
      {outputs.map(({ id, kind, name }) => {
        const chosen = id === current.actual
        const text = kind === 'bluetooth' && name !== undefined ? name : words.outputs[kind]
        return (
          <Pressable
            key={id}
            role="radio"
            aria-label={text}
            aria-checked={chosen}
            onPress={() => choose(id)}
            style={({ pressed }) => [styles.line, (chosen || pressed) && { backgroundColor: palette.accentWash }]}
          >
            <Icon name={icons[kind]} color={chosen ? palette.accent : palette.ink} size={24} />
            <Txt kind={chosen ? 'strong' : 'body'} tone={chosen ? 'accent' : 'ink'} style={styles.name}>
              {text}
            </Txt>
            {chosen && <Icon name="check" color={palette.accent} size={20} />}
          </Pressable>
        )
      })}
    </View>
  )
}

const styles = StyleSheet.create({
  list: { gap: 4 },
  line: { flexDirection: 'row', alignItems: 'center', gap: 16, minHeight: 56, paddingHorizontal: 16, borderRadius: 16 },
  name: { flex: 1 },
})
