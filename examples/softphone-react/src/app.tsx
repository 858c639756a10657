import { PhoneProvider } from '@offhook/react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { HelpDialog } from './components/help-dialog.tsx'
import { Icon } from './components/icon.tsx'
import { LineSettings } from './components/line-settings.tsx'
import { SettingsDialog } from './components/settings-dialog.tsx'
import { TopBar } from './components/top-bar.tsx'
import { usePreferences } from './hooks/use-preferences.ts'
import { useRemembered } from './hooks/use-remembered.ts'
import { loadSipLine } from './phone/load-sip-line.ts'
import { rememberAccount } from './phone/remembered-account.ts'
import type { Session } from './phone/session.ts'
import type { Settings } from './phone/settings.ts'
import { createSimulatorLine } from './phone/simulator.ts'
import { SignInScreen } from './screens/sign-in.tsx'
import { Softphone } from './screens/softphone.tsx'

interface AppProps {
  readonly session: Session
  readonly settings: Settings
}

export function App({ session, settings }: AppProps) {
  const { line, busy, fault } = useSyncExternalStore(session.subscribe, session.getState)
  const [way, setWay] = useState(settings.transport)
  const [keys, setKeys] = useRemembered('offhook.shortcuts', ['on', 'off'])
  const [preferences, setPreferences] = usePreferences()
  const settingsSheet = useRef<HTMLDialogElement>(null)
  const help = useRef<HTMLDialogElement>(null)
  const openHelp = () => help.current?.showModal()
  useEffect(() => {
    document.title = line ? `${line.name} · Offhook softphone` : 'Offhook softphone'
  }, [line])

  return (
    <>
      <TopBar title="Offhook softphone">
        <button
          type="button"
          className="icon-button"
          aria-label="Settings"
          title="Settings"
          onClick={() => settingsSheet.current?.showModal()}
        >
          <Icon name="settings" size={20} />
        </button>
        <a className="icon-button" href="./gallery.html" aria-label="Every call state" title="Every call state">
          <Icon name="grid" size={20} />
        </a>
        <button
          type="button"
          className="icon-button"
          aria-label="Keyboard help"
          title="Keyboard help"
          onClick={openHelp}
        >
          <Icon name="help" size={20} />
        </button>
      </TopBar>
      {line ? (
        <PhoneProvider phone={line.phone}>
          <Softphone
            line={line}
            shortcuts={keys === 'on'}
            onHelp={openHelp}
            onLeave={() => void session.leave()}
            onLockScreen={(there) => {
              const chosen = { ...preferences, lockScreen: there ? 'simulator' : 'never' } as const
              setPreferences(chosen)
              void session.reopen(chosen)
            }}
          />
          <LineSettings
            ref={settingsSheet}
            line={line}
            preferences={preferences}
            onPreferences={setPreferences}
            onReopen={() => void session.reopen(preferences)}
          />
        </PhoneProvider>
      ) : (
        <main className="stage">
          <section className="device" aria-label="Sign in">
            <SignInScreen
              way={way}
              onWay={setWay}
              prefill={settings.account}
              busy={busy}
              fault={fault}
              onSimulator={() => void session.enter(createSimulatorLine, preferences)}
              onSip={(account) => {
                rememberAccount(account)
                void session.enter((chosen) => loadSipLine(account, chosen), preferences)
              }}
            />
          </section>
          <SettingsDialog ref={settingsSheet} preferences={preferences} onPreferences={setPreferences} />
        </main>
      )}
      <HelpDialog ref={help} enabled={keys === 'on'} onEnabled={(on) => setKeys(on ? 'on' : 'off')} />
    </>
  )
}
