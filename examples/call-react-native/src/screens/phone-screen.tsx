import type { CallId, Refusal } from '@offhook/core'
import { usePhone, usePhoneSelector } from '@offhook/react-native'
import { type ReactElement, useCallback, useMemo, useState } from 'react'
import { SafeAreaView, StatusBar, StyleSheet } from 'react-native'
import { createActions, type Trouble } from '../phone/actions.ts'
import { placeOf, samePlace } from '../phone/place.ts'
import { DeskContext } from '../phone/use-actions.ts'
import { usePalette } from '../theme/palette.ts'
import { CallScreen } from './call-screen.tsx'
import { EndedScreen } from './ended-screen.tsx'
import { HomeScreen } from './home-screen.tsx'
import { IncomingScreen } from './incoming-screen.tsx'
import { PermissionScreen } from './permission-screen.tsx'
import { SignInScreen } from './sign-in-screen.tsx'

/** One snapshot, one screen: nothing here remembers where a call is. */
export function PhoneScreen(): ReactElement {
  const phone = usePhone<never>()
  const palette = usePalette()
  const [closed, setClosed] = useState<ReadonlySet<CallId>>(new Set())
  const [signingIn, setSigningIn] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const place = usePhoneSelector((snapshot) => placeOf(snapshot, closed, signingIn), samePlace)

  const actions = useMemo(() => createActions(phone, setTrouble), [phone])
  const explain = useCallback(
    (reason: Refusal) => setTrouble({ refused: { ok: false, reason }, again: () => setTrouble(undefined) }),
    [],
  )
  const desk = useMemo(() => ({ ...actions, explain, trouble }), [actions, explain, trouble])
  const close = useCallback((id: CallId) => {
    setTrouble(undefined)
    setClosed((before) => new Set(before).add(id))
  }, [])

  const missing = trouble?.refused.permission
  const asksPermission = missing !== undefined && (place.at === 'home' || place.at === 'ended')
  return (
    <DeskContext.Provider value={desk}>
      <StatusBar />
      <SafeAreaView style={[styles.page, { backgroundColor: palette.page }]} testID="phone" role="main">
        {asksPermission ? (
          <PermissionScreen permission={missing} />
        ) : place.at === 'sign-in' ? (
          <SignInScreen busy={signingIn} setBusy={setSigningIn} />
        ) : place.at === 'home' ? (
          <HomeScreen />
        ) : place.at === 'incoming' ? (
          <IncomingScreen id={place.id} />
        ) : place.at === 'call' ? (
          <CallScreen id={place.id} key={place.id} />
        ) : (
          <EndedScreen id={place.id} onClose={close} />
        )}
      </SafeAreaView>
    </DeskContext.Provider>
  )
}

const styles = StyleSheet.create({ page: { flex: 1, paddingTop: StatusBar.currentHeight ?? 0 } })
