import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { prepare } from './prepare.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')

// A call that comes before the app has to be there before any module of the app is.
await prepare()
const [{ createRoot: createPhoneRoot }, { simulatedHost }] = await Promise.all([
  import('../root.tsx'),
  import('../simulated/host.ts'),
])
const Root = createPhoneRoot(simulatedHost)
createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
