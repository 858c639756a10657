import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { PushButton } from '../../parts/push-button.tsx'
import { Txt } from '../../parts/txt.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { fill } from '../../words/format.ts'
import { useWords } from '../../words/use-words.ts'

/** What a customer may call. */
export function Hotlines({ numbers }: { readonly numbers: readonly string[] }): ReactElement {
  const words = useWords()
  const desk = useDesk()
  return (
    <View style={styles.frame}>
      <Txt kind="title" center role="heading" aria-level={2}>
        {words.home.hotlines}
      </Txt>
      <Txt tone="inkSoft" center>
        {words.home.hotlinesLead}
      </Txt>
      {numbers.map((number) => (
        <PushButton
          key={number}
          kind="call"
          icon="handset"
          label={fill(words.home.callAgain, { name: number })}
          onPress={() => desk.dial(number, false)}
        />
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { flex: 1, justifyContent: 'center', gap: 14, padding: 24, width: '100%', maxWidth: 420, alignSelf: 'center' },
})
