import type { CallView } from '@offhook/core'
import { useId } from 'react'
import type { FarDeed, Simulation } from '../phone/simulation.ts'
import { nameOf } from '../words/sentences.ts'

interface Deed {
  readonly label: string
  readonly deed: FarDeed
  readonly phases: readonly CallView['phase'][]
}

const waiting = ['dialing', 'ringing'] as const
const talking = ['active', 'held'] as const
const alive = ['dialing', 'ringing', 'connecting', 'active', 'held'] as const

const deeds: readonly Deed[] = [
  { label: 'Ring', deed: { do: 'ring' }, phases: ['dialing'] },
  { label: 'Early media', deed: { do: 'ring-early' }, phases: waiting },
  { label: 'Answer', deed: { do: 'answer' }, phases: waiting },
  { label: 'Busy (486)', deed: { do: 'hang-up', code: 486 }, phases: waiting },
  { label: 'Decline (603)', deed: { do: 'hang-up', code: 603 }, phases: waiting },
  { label: 'Server fault (503)', deed: { do: 'hang-up', code: 503 }, phases: waiting },
  { label: 'Hold you', deed: { do: 'hold' }, phases: talking },
  { label: 'Resume you', deed: { do: 'resume' }, phases: talking },
  { label: 'Freeze', deed: { do: 'freeze' }, phases: talking },
  { label: 'Thaw', deed: { do: 'thaw' }, phases: talking },
  { label: 'Break the sound', deed: { do: 'break' }, phases: talking },
  { label: 'Mend the sound', deed: { do: 'mend' }, phases: talking },
  { label: 'Give up', deed: { do: 'hang-up' }, phases: ['incoming'] },
  { label: 'Answered elsewhere', deed: { do: 'answer-elsewhere' }, phases: ['incoming'] },
  { label: 'Hang up', deed: { do: 'hang-up' }, phases: alive },
]

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
  const possible = deeds.filter(({ phases }) => phases.includes(call.phase))
  return (
    <section aria-labelledby={title} data-testid="far-end">
      <h3 id={title}>Far end · {nameOf(call.remote)}</h3>
      <div className="chips">
        {possible.map(({ label, deed }) => (
          <button key={label} type="button" className="chip" onClick={() => drive(call, deed)}>
            {label}
          </button>
        ))}
      </div>
      {talking.some((phase) => phase === call.phase) && (
        <label className="slider">
          <span>Line quality</span>
          <input
            type="range"
            min={0}
            max={100}
            step={10}
            defaultValue={100}
            onChange={(event) => drive(call, { do: 'quality', percent: event.target.valueAsNumber })}
          />
        </label>
      )}
    </section>
  )
}
