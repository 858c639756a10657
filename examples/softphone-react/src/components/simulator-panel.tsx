import type { CallView } from '@offhook/core'
import type { Simulation } from '../phone/simulation.ts'
import { FarEnds } from './far-ends.tsx'
import { Icon } from './icon.tsx'

interface SimulatorPanelProps {
  readonly simulation: Simulation
  readonly calls: readonly CallView[]
  readonly onDial: (number: string) => void
  readonly onCallIn: () => void
}

/** The other end of the line, and the world between: everything that a phone cannot do to itself. */
export function SimulatorPanel({ simulation, calls, onDial, onCallIn }: SimulatorPanelProps) {
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
              <button type="button" className="chip chip-call" onClick={onCallIn}>
                <Icon name="incoming" size={16} /> Incoming call
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
          <World simulation={simulation} />
          <DemoNumbers simulation={simulation} onDial={onDial} />
        </div>
      </details>
    </aside>
  )
}

function World({ simulation }: { readonly simulation: Simulation }) {
  return (
    <section aria-labelledby="sim-world">
      <h3 id="sim-world">Server, network, device</h3>
      <div className="switches">
        <Switch label="The link is up" onChange={simulation.setLink} />
        <Switch label="The server accepts the sign-in" onChange={simulation.setRegistration} />
        <Switch label="The microphone is allowed" onChange={simulation.setMicrophone} />
      </div>
    </section>
  )
}

function Switch({ label, onChange }: { readonly label: string; readonly onChange: (on: boolean) => void }) {
  return (
    <label className="switch">
      <input type="checkbox" defaultChecked onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
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
