import type { ReactElement } from 'react'
import { App } from './app.tsx'
import { NetInfo } from './host.ts'
import { bridge } from './native.ts'
import { createLine } from './phone/line.ts'

/** Made and started once, before the first screen: a call that came before the app is asked for at once. */
const line = createLine({ bridge, NetInfo })
void line.phone.start()

export function Root(): ReactElement {
  return <App line={line} />
}
