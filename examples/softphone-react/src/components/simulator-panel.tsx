import type { CallView, PhoneSnapshot } from '@offhook/core'
import { useState } from 'react'
import { OsControls } from '../lock-screen/os-controls.tsx'
import type { LockScreen } from '../phone/lock-screen.ts'
import type { Push, Simulation } from '../phone/simulation.ts'
import { FarEnds } from './far-ends.tsx'
import { Icon } from './icon.tsx'
import { SimulatedWorld } from './simulated-world.tsx'
import { Switch } from './switch.tsx'

interface SimulatorPanelProps {
  readonly simulation: Simulation
  readonly calls: readonly CallView[]
  readonly inputs: PhoneSnapshot['inputs']
  readonly onDial: (number: string) => void
  readonly onCallIn: (options?: { readonly video: boolean }) => void
  readonly lockScreen: LockScreen | undefined
  readonly onPush: (how: Push) => void
  /** Opens the line anew, with a call screen or without. */
  readonly onLockScreen: (there: boolean) => void
}

/** The other end of the line, and the world between: everything that a phone cannot do to itself. */
export function SimulatorPanel(props: SimulatorPanelProps) {
  const { simulation, calls, inputs, onDial, onCallIn, lockScreen, onPush, onLockScreen } = props
  return (
    <aside className="simulator" aria-label="Simulator">
      <details open>
        <summary>
          <h2>Simulator</h2>
          <Icon name="chevron" size={20} />
        </summary>
        <div className="simulator-body">
          <section aria-labelledby="sim-incoming">
            <h3 id="sim-incoming">Somebody calls you</h3>
            <div className="chips">
              <button type="button" className="chip chip-call" onClick={() => onCallIn()}>
                <Icon name="incoming" size={16} /> Incoming call
              </button>
              <button type="button" className="chip chip-call" onClick={() => onCallIn({ video: true })}>
                <Icon name="video" size={16} /> Video call
              </button>
              <button
                type="button"
                className="chip"
                onClick={() => {
                  onCallIn()
                  onCallIn()
                }}
              >
                Two at once
              </button>
            </div>
          </section>
          <FarEnds calls={calls} drive={simulation.drive} />
          <section aria-labelledby="sim-os" className="far-end">
            <h3 id="sim-os">Operating system</h3>
            {lockScreen && <OsControls lockScreen={lockScreen} onPush={onPush} />}
            <CallScreenSwitch there={lockScreen !== undefined} calls={calls} onChange={onLockScreen} />
          </section>
          <SimulatedWorld key={String(lockScreen !== undefined)} simulation={simulation} inputs={inputs} />
          <DemoNumbers simulation={simulation} onDial={onDial} />
        </div>
      </details>
    </aside>
  )
}

interface CallScreenSwitchProps extends Pick<SimulatorPanelProps, 'calls'> {
  readonly there: boolean
  readonly onChange: (there: boolean) => void
}

/** A phone keeps its call screen for life: with another choice the line is opened anew, and that is done between calls. */
function CallScreenSwitch({ there, calls, onChange }: CallScreenSwitchProps) {
  const busy = calls.some(({ phase }) => phase !== 'ended')
  const [seen, setSeen] = useState(there)
  const [wanted, setWanted] = useState(there)
  if (seen !== there) {
    setSeen(there)
    setWanted(there)
  }
  const change = (next: boolean) => {
    // The line is being opened anew already.
    if (wanted !== there) return
    setWanted(next)
    onChange(next)
  }
  return (
    <div>
      <Switch label="The phone has a call screen" checked={wanted} disabled={busy} onChange={change} />
      <p className="hint">
        {busy ? 'This can be changed once your calls have ended.' : 'Changed, it opens the line anew.'}
      </p>
    </div>
  )
}

function DemoNumbers({ simulation, onDial }: Pick<SimulatorPanelProps, 'simulation' | 'onDial'>) {
  return (
    <section aria-labelledby="sim-numbers">
      <h3 id="sim-numbers">Numbers to dial</h3>
      <table className="numbers">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Number</th>
            <th scope="col">What happens</th>
          </tr>
        </thead>
        <tbody>
          {simulation.numbers.map(({ number, title }) => (
            <tr key={number}>
              <td>
                <button
                  type="button"
                  className="number"
                  data-testid="demo-number"
                  onClick={() => onDial(number)}
                  aria-label={`Dial ${number}`}
                >
                  <Icon name="phone" size={14} /> {number}
                </button>
              </td>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
