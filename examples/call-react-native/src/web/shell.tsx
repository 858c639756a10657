import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { wanted } from '../simulated/wanted.ts'
import type { Device } from './device.ts'
import { FarSide } from './far-side.tsx'
import './shell.css'

/** The phone in a frame of its own, so that it has the size of a phone, and the far side beside it. */
function Shell() {
  const frame = useRef<HTMLIFrameElement>(null)
  const [device, setDevice] = useState<Device>()
  const [what, setWhat] = useState(wanted)
  const address = `./app.html?${new URLSearchParams(what)}`
  return (
    <div className="shell">
      <div className="phone">
        <iframe
          ref={frame}
          key={address}
          src={address}
          title="Phone"
          onLoad={() => setDevice(frame.current?.contentWindow?.simulatedDevice)}
        />
      </div>
      <FarSide
        device={device}
        what={what}
        onWhat={(change) => {
          setDevice(undefined)
          setWhat({ ...what, ...change })
        }}
      />
    </div>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <Shell />
  </StrictMode>,
)
