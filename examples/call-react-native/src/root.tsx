import type { ReactElement } from 'react'
import { App } from './app.tsx'
import type { Host } from './host.ts'
import { bridge } from './native.ts'
import { createAppPhone } from './phone/app-phone.ts'

/** To be called once, before the first screen: the phone begins here, and asks at once for a call that came before the app. */
export function createRoot(host: Host): () => ReactElement {
  const appPhone = createAppPhone(bridge, host)
  void appPhone.phone.start()
  return () => <App appPhone={appPhone} />
}
