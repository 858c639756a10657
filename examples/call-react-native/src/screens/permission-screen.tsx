import type { Permission } from '@offhook/core'
import { usePhone, usePhoneSelector } from '@offhook/react-native'
import { type ReactElement, useState } from 'react'
import { Linking, StyleSheet, View } from 'react-native'
import type { Glyph } from '../parts/glyphs.ts'
import { Icon } from '../parts/icon.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { Txt } from '../parts/txt.tsx'
import { useDesk } from '../phone/use-actions.ts'
import { usePalette } from '../theme/palette.ts'
import { useWords } from '../words/use-words.ts'

const icons: Readonly<Record<Permission, Glyph>> = {
  microphone: 'mic',
  camera: 'camera',
  notifications: 'bell',
  overlay: 'window',
  bluetooth: 'headset',
  'phone-account': 'handset',
}

/** A call was refused for want of a permission: ask for it, and go on with the call. */
export function PermissionScreen({ permission }: { readonly permission: Permission }): ReactElement {
  const phone = usePhone<never>()
  const desk = useDesk()
  const words = useWords()
  const palette = usePalette()
  const state = usePhoneSelector((snapshot) => snapshot.permissions[permission])
  const [asking, setAsking] = useState(false)
  const [refused, setRefused] = useState(false)
  const { title, why } = words.permissions[permission]

  const allow = async () => {
    setAsking(true)
    const answer = await phone.requestPermissions([permission])
    setAsking(false)
    if (answer.ok) desk.trouble?.again()
    else setRefused(true)
  }
  return (
    <View style={styles.page} testID="permission" role="dialog" aria-label={title}>
      <View style={[styles.disc, { backgroundColor: palette.accentWash }]}>
        <Icon name={icons[permission]} color={palette.accent} size={52} />
      </View>
      <View style={styles.words}>
        <Txt kind="title" center role="heading" aria-level={1}>
          {title}
        </Txt>
        <Txt tone="inkSoft" center>
          {why}
        </Txt>
        <Txt tone="warnText" center aria-live="polite">
          {refused || state === 'blocked' ? words.permissionSteps.denied : ''}
        </Txt>
      </View>
      <View style={styles.buttons}>
        <PushButton
          kind="main"
          busy={asking}
          label={refused || state === 'blocked' ? words.permissionSteps.retry : words.permissionSteps.allow}
          onPress={() => void allow()}
        />
        {(refused || state === 'blocked') && (
          <PushButton label={words.permissionSteps.settings} onPress={() => void Linking.openSettings()} />
        )}
        <PushButton kind="quiet" label={words.permissionSteps.notNow} onPress={desk.clear} />
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: 32, padding: 28 },
  disc: { width: 120, height: 120, borderRadius: 60, alignItems: 'center', justifyContent: 'center' },
  words: { gap: 8, maxWidth: 420 },
  buttons: { gap: 10, width: '100%', maxWidth: 360 },
})
