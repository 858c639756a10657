import { usePhone, usePhoneSelector, useRegistration } from '@offhook/react-native'
import type { OmiCredentials } from '@offhook/transport-omikit'
import { type ReactElement, useState } from 'react'
import { KeyboardAvoidingView, Platform, ScrollView, StyleSheet, View } from 'react-native'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { LanguageButton } from '../parts/language-button.tsx'
import { Notice } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { Segments } from '../parts/segments.tsx'
import { Txt } from '../parts/txt.tsx'
import { credentialsOf, type FormField, fieldsOf, isComplete, type SignInForm } from '../phone/sign-in-form.ts'
import { useDesk } from '../phone/use-actions.ts'
import { useAppPhone } from '../phone/use-app-phone.ts'
import { usePalette } from '../theme/palette.ts'
import { useWords } from '../words/use-words.ts'
import type { Words } from '../words/words.ts'

export interface SignInScreenProps {
  readonly busy: boolean
  readonly setBusy: (busy: boolean) => void
}

const labels: Readonly<Record<FormField, keyof Words['signIn']>> = {
  user: 'user',
  password: 'password',
  realm: 'realm',
  host: 'host',
  name: 'name',
  userId: 'userId',
  apiKey: 'apiKey',
  phone: 'phone',
}

export function SignInScreen({ busy, setBusy }: SignInScreenProps): ReactElement {
  const phone = usePhone<OmiCredentials>()
  const palette = usePalette()
  const words = useWords()
  const { clear, trouble } = useDesk()
  const registration = useRegistration()
  const online = usePhoneSelector((snapshot) => snapshot.online)
  const { host } = useAppPhone()
  const [form, setForm] = useState<SignInForm>(host.firstForm)
  const [incomplete, setIncomplete] = useState(false)
  const set = (change: Partial<SignInForm>) => {
    setIncomplete(false)
    setForm((before) => ({ ...before, ...change }))
  }

  const submit = async () => {
    clear()
    if (!isComplete(form)) return setIncomplete(true)
    setBusy(true)
    await phone.signIn(credentialsOf(form, await host.pushToken()))
    setBusy(false)
  }
  const failure = !online
    ? words.refusals.offline
    : incomplete
      ? words.signIn.missing
      : !busy && registration.state === 'failed'
        ? words.registrationFailures[registration.reason ?? 'unknown']
        : trouble && words.refusals[trouble.refused.reason]

  return (
    <KeyboardAvoidingView style={styles.page} behavior={Platform.OS === 'ios' ? 'padding' : 'height'}>
      <ScrollView contentContainerStyle={styles.scroll} keyboardShouldPersistTaps="handled">
        <View style={styles.head}>
          <View style={[styles.badge, { backgroundColor: palette.call }]}>
            <Icon name="handset" color={palette.onCall} size={28} />
          </View>
          <View style={styles.names}>
            <Txt kind="title" role="heading" aria-level={1}>
              {words.signIn.title}
            </Txt>
            <Txt kind="small" tone="inkSoft">
              {words.signIn.lead}
            </Txt>
          </View>
          <LanguageButton />
        </View>
        <Segments label={words.signIn.way} options={words.ways} chosen={form.way} onChoose={(way) => set({ way })} />
        {form.way === 'app-to-app' ? (
          <Txt kind="small" tone="inkSoft">
            {words.signIn.credentialsNote}
          </Txt>
        ) : (
          <View style={styles.roles}>
            <Segments
              label={words.signIn.who}
              options={words.roles}
              chosen={form.mode}
              onChoose={(mode) => set({ mode })}
            />
            <Txt kind="small" tone="inkSoft">
              {words.roleHints[form.mode]}
            </Txt>
          </View>
        )}
        {fieldsOf[form.way].map((field) => (
          <Field
            key={field}
            label={words.signIn[field === 'user' && form.way === 'app-to-app' ? 'extension' : labels[field]]}
            value={form[field]}
            onChangeText={(text) => set({ [field]: text })}
            onSubmitEditing={() => void submit()}
            secureTextEntry={field === 'password' || field === 'apiKey'}
            inputMode={field === 'phone' ? 'tel' : 'text'}
            {...(field === 'host' && { hint: words.signIn.hostHint })}
          />
        ))}
        {failure !== undefined && <Notice kind="fault" text={failure} testID="sign-in-failure" />}
        <PushButton kind="main" label={words.signIn.submit} busy={busy} onPress={() => void submit()} />
      </ScrollView>
    </KeyboardAvoidingView>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  scroll: { padding: 20, paddingBottom: 40, gap: 16, width: '100%', maxWidth: 480, alignSelf: 'center' },
  head: { flexDirection: 'row', alignItems: 'center', gap: 14, paddingVertical: 8 },
  names: { flex: 1 },
  badge: { width: 56, height: 56, borderRadius: 18, alignItems: 'center', justifyContent: 'center' },
  roles: { gap: 6 },
})
