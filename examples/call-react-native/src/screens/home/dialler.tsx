import type { PhoneSnapshot } from '@offhook/core'
import { usePhoneSelector, useRegistration } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { Pressable, StyleSheet, TextInput, View } from 'react-native'
import { Icon } from '../../parts/icon.tsx'
import { Keypad } from '../../parts/keypad.tsx'
import { RoundButton } from '../../parts/round-button.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { useLayout } from '../../theme/layout.ts'
import { usePalette } from '../../theme/palette.ts'
import { cleanNumber } from '../../words/format.ts'
import { useWords } from '../../words/use-words.ts'
import { Hotlines } from './hotlines.tsx'

export interface DiallerProps {
  readonly number: string
  readonly setNumber: (change: (before: string) => string) => void
}

/** Whom to call: any number, or the hotlines of the business where the account calls nobody else. */
export function Dialler(props: DiallerProps): ReactElement {
  const { hotlines } = useRegistration()
  return hotlines === undefined ? <NumberPad {...props} /> : <Hotlines numbers={hotlines} />
}

/** Whom this phone called last: an empty field brings them back, as on any phone. */
const lastNumber = ({ log }: PhoneSnapshot): string | undefined =>
  log.find(({ direction }) => direction === 'outgoing')?.remote.address

function NumberPad({ number, setNumber }: DiallerProps): ReactElement {
  const words = useWords()
  const palette = usePalette()
  const { short } = useLayout()
  const desk = useDesk()
  const cannot = usePhoneSelector((snapshot) => snapshot.cannotStartCall)
  const last = usePhoneSelector(lastNumber)
  const call = (video: boolean) => {
    if (number !== '') desk.dial(number, video)
    else if (last !== undefined) setNumber(() => last)
  }
  const unable = cannot !== undefined || (number === '' && last === undefined)
  const size = short ? 64 : 72
  return (
    <View style={styles.frame}>
      <View style={styles.entry}>
        <TextInput
          value={number}
          onChangeText={(text) => setNumber(() => cleanNumber(text))}
          onSubmitEditing={() => call(false)}
          aria-label={words.home.number}
          placeholder={words.home.number}
          placeholderTextColor={palette.inkSoft}
          showSoftInputOnFocus={false}
          inputMode="tel"
          style={[styles.number, { color: palette.ink }]}
        />
        <Pressable
          role="button"
          aria-label={words.home.erase}
          aria-disabled={number === ''}
          onPress={() => setNumber((before) => before.slice(0, -1))}
          onLongPress={() => setNumber(() => '')}
          style={[styles.erase, number === '' && styles.hidden]}
        >
          <Icon name="erase" color={palette.inkSoft} size={26} />
        </Pressable>
      </View>
      <Keypad plus onKey={(key) => setNumber((before) => before + key)} />
      <View style={styles.buttons}>
        <RoundButton
          label={words.home.videoCall}
          icon="camera"
          size={56}
          unable={unable}
          captioned={false}
          onPress={() => call(true)}
        />
        <RoundButton
          label={words.home.call}
          icon="handset"
          tone="call"
          size={size}
          unable={unable}
          captioned={false}
          onPress={() => call(false)}
        />
        <View style={styles.balance} />
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { flex: 1, justifyContent: 'center', alignItems: 'center', gap: 10, padding: 12 },
  entry: { flexDirection: 'row', alignItems: 'center', width: '100%', maxWidth: 360 },
  number: {
    flex: 1,
    minWidth: 0,
    minHeight: 56,
    fontSize: 30,
    fontWeight: '500',
    textAlign: 'center',
    paddingLeft: 48,
    borderRadius: 14,
  },
  erase: { width: 48, height: 48, alignItems: 'center', justifyContent: 'center', borderRadius: 24 },
  hidden: { opacity: 0 },
  buttons: { flexDirection: 'row', alignItems: 'center', justifyContent: 'center', gap: 14, paddingTop: 4 },
  balance: { width: 72 },
})
