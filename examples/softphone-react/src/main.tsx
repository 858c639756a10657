import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { loadSipLine } from './phone/load-sip-line.ts'
import { recallPreferences } from './phone/preferences.ts'
import { recallAccount } from './phone/remembered-account.ts'
import { createSession } from './phone/session.ts'
import { settingsFrom } from './phone/settings.ts'
import { createSimulatorLine } from './phone/simulator.ts'
import './styles/index.css'

const settings = settingsFrom(location.search, recallAccount())
const session = createSession()

if (settings.autostart) {
  const { transport, account } = settings
  void session.enter(
    transport === 'sip'
      ? (preferences) => loadSipLine({ ...account, password: '', turnPassword: '' }, preferences)
      : createSimulatorLine,
    recallPreferences(),
  )
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App session={session} settings={settings} />
    </StrictMode>,
  )
}
