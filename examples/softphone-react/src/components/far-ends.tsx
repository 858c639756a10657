import type { CallView } from '@offhook/core'
import { useId } from 'react'
import type { FarDeed, Simulation } from '../phone/simulation.ts'
import { nameOf } from '../words/sentences.ts'
import { type Deed, type DeedGroup, deedGroups, deeds } from './far-deeds.ts'

interface FarEndsProps {
  readonly calls: readonly CallView[]
  readonly drive: Simulation['drive']
}

/** The far side of every live call, each with what it can do at this moment; a late message would do nothing. */
export function FarEnds({ calls, drive }: FarEndsProps) {
  const live = calls.filter(({ phase }) => phase !== 'ended')
  if (live.length > 0) return live.map((call) => <FarEnd key={call.id} call={call} drive={drive} />)
  return (
    <section aria-labelledby="sim-far">
      <h3 id="sim-far">Far end</h3>
      <p className="hint">Dial a number or let somebody call; then the far side is moved from here.</p>
    </section>
  )
}

function FarEnd({ call, drive }: { readonly call: CallView; readonly drive: Simulation['drive'] }) {
  const title = useId()
  const act = (deed: FarDeed) => drive(call, deed)
  return (
    <section aria-labelledby={title} className="far-end" data-testid="far-end">
      <h3 id={title}>Far end · {nameOf(call.remote)}</h3>
      {Object.entries(deedGroups).map(([group, name]) => (
        <Group
          key={group}
          name={name}
          deeds={deeds.filter((deed) => deed.group === (group as DeedGroup) && deed.phases.includes(call.phase))}
          onDeed={act}
        />
      ))}
      {(call.phase === 'active' || call.phase === 'held') && (
        <label className="slider">
          <span>Line quality</span>
          <input
            type="range"
            min={0}
            max={100}
            step={10}
            defaultValue={100}
            onChange={(event) => act({ do: 'quality', percent: event.target.valueAsNumber })}
          />
        </label>
      )}
    </section>
  )
}

function Group(props: { name: string; deeds: readonly Deed[]; onDeed: (deed: FarDeed) => void }) {
  if (props.deeds.length === 0) return null
  return (
    <fieldset className="deeds">
      <legend>{props.name}</legend>
      <div className="chips">
        {props.deeds.map(({ label, deed }) => (
          <button key={label} type="button" className="chip" onClick={() => props.onDeed(deed)}>
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
