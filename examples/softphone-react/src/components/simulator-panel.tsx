import type { CallView, PhoneSnapshot } from '@offhook/core'
import type { Simulation } from '../phone/simulation.ts'
import { FarEnds } from './far-ends.tsx'
import { Icon } from './icon.tsx'
import { SimulatedWorld } from './simulated-world.tsx'

interface SimulatorPanelProps {
  readonly simulation: Simulation
  readonly calls: readonly CallView[]
  readonly inputs: PhoneSnapshot['inputs']
  readonly onDial: (number: string) => void
  readonly onCallIn: (options?: { readonly video: boolean }) => void
}

/** The other end of the line, and the world between: everything that a phone cannot do to itself. */
export function SimulatorPanel({ simulation, calls, inputs, onDial, onCallIn }: SimulatorPanelProps) {
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
          <SimulatedWorld simulation={simulation} inputs={inputs} />
          <DemoNumbers simulation={simulation} onDial={onDial} />
        </div>
      </details>
    </aside>
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
