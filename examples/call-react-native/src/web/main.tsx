import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { prepare } from './prepare.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')

// A call that comes before the app has to be there before any module of the app is.
await prepare()
const { Root } = await import('../root.tsx')
createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
