import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createSession } from './phone/session.ts'
import { settingsFrom } from './phone/settings.ts'
import { createSimulatorLine } from './phone/simulator.ts'
import { createSipLine } from './phone/sip.ts'
import './styles/index.css'

const settings = settingsFrom(location.search)
const session = createSession()

if (settings.autostart) {
  const { transport, account } = settings
  void session.enter(transport === 'sip' ? () => createSipLine({ ...account, password: '' }) : createSimulatorLine)
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App session={session} settings={settings} />
    </StrictMode>,
  )
}
