import type { PhoneSnapshot } from '@offhook/core'
import type { Simulation } from '../phone/simulation.ts'
import { Switch } from './switch.tsx'

interface SimulatedWorldProps {
  readonly simulation: Simulation
  /** What the phone knows of its devices: what is pulled out stands in no list. */
  readonly inputs: PhoneSnapshot['inputs']
}

const refusals = [
  ['setHold', 'Refuse the next hold'],
  ['merge', 'Refuse the next merge'],
  ['split', 'Refuse the next split'],
  ['transfer', 'Refuse the next transfer'],
] as const

/** The server, the link to it, and what is plugged into this machine. */
export function SimulatedWorld({ simulation, inputs }: SimulatedWorldProps) {
  const plugged = [...inputs.microphones, ...inputs.cameras].map(({ id }) => id)
  return (
    <>
      <section aria-labelledby="sim-server">
        <h3 id="sim-server">Server and link</h3>
        <div className="switches">
          <Switch label="The link is up" onChange={(up) => simulation.setLink(up ? 'up' : 'down')} />
          <Switch label="The server lets you in" onChange={simulation.setRegistration} />
        </div>
        <div className="chips">
          <button type="button" className="chip" onClick={() => simulation.setLink('silent')}>
            Let the link die unnoticed
          </button>
        </div>
      </section>
      <section aria-labelledby="sim-steps">
        <h3 id="sim-steps">Steps between calls</h3>
        <div className="switches">
          <Switch label="Holds, merges and transfers are quick" onChange={(quick) => simulation.setSlow(!quick)} />
        </div>
        <div className="chips">
          {refusals.map(([step, label]) => (
            <button key={step} type="button" className="chip" onClick={() => simulation.refuseNext(step)}>
              {label}
            </button>
          ))}
        </div>
      </section>
      <section aria-labelledby="sim-devices">
        <h3 id="sim-devices">Devices</h3>
        <div className="switches">
          <Switch label="Microphone allowed" onChange={(allowed) => simulation.allow('microphone', allowed)} />
          <Switch label="Camera allowed" onChange={(allowed) => simulation.allow('camera', allowed)} />
          <Switch label="Microphone free" onChange={(free) => simulation.occupy('microphone', !free)} />
          <Switch label="Camera free" onChange={(free) => simulation.occupy('camera', !free)} />
          {simulation.devices.map((device) => (
            <Switch
              key={device.id}
              label={`${device.name} plugged in`}
              checked={plugged.includes(device.id)}
              onChange={(on) => simulation.plug(device, on)}
            />
          ))}
        </div>
      </section>
    </>
  )
}
