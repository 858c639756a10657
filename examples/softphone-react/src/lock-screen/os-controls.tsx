import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { Switch } from '../components/switch.tsx'
import type { LockScreen } from '../phone/lock-screen.ts'
import type { Push } from '../phone/simulation.ts'

interface OsControlsProps {
  readonly lockScreen: LockScreen
  /** Only where the far end is simulated, too. */
  readonly onPush?: ((how: Push) => void) | undefined
}

const pushes = [
  ['first', 'Push first, then the call'],
  ['answered', 'Answered before the app is up'],
  ['late', 'Call first, then the push'],
  ['alone', 'Push, and no call'],
] as const satisfies readonly (readonly [Push, string])[]

/** What an OS does of its own accord, and how difficult it is while it does what it is asked. */
export function OsControls({ lockScreen, onPush }: OsControlsProps) {
  const { manners, calls } = useSyncExternalStore(lockScreen.subscribe, lockScreen.getState)
  const { surface, behave } = lockScreen
  const ringing = [...calls].reverse().find(({ buttons }) => buttons.includes('answer'))
  return (
    <>
      {onPush && (
        <Chips legend="A push tells of a call">
          {pushes.map(([how, label]) => (
            <Chip key={how} label={label} onPress={() => onPush(how)} />
          ))}
        </Chips>
      )}
      <Chips legend="The OS decides">
        {ringing && <Chip label="Stop ringing" onPress={() => surface.timeOut(ringing.uuid)} />}
        {calls.length > 0 && <Chip label="Take all calls down" onPress={() => surface.reset()} />}
        <Chip label="Block the next call" onPress={() => surface.refuseNext('blocked')} />
        <Chip label="Refuse the next as busy" onPress={() => surface.refuseNext('busy')} />
        <Chip label="Fail to show the next" onPress={() => surface.refuseNext('failed')} />
      </Chips>
      <div className="switches">
        <Switch label="The OS is quick" checked={!manners.slow} onChange={(quick) => behave({ slow: !quick })} />
        <Switch
          label="It reports each press once"
          checked={!manners.repeats}
          onChange={(once) => behave({ repeats: !once })}
        />
        <Switch
          label="It says back what the app did"
          checked={manners.echoes}
          onChange={(echoes) => behave({ echoes })}
        />
        <Switch label="The app has the audio session" checked={manners.sound} onChange={(sound) => behave({ sound })} />
      </div>
    </>
  )
}

function Chips({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className="deeds">
      <legend>{legend}</legend>
      <div className="chips">{children}</div>
    </fieldset>
  )
}

const Chip = ({ label, onPress }: { readonly label: string; readonly onPress: () => void }) => (
  <button type="button" className="chip" onClick={onPress}>
    {label}
  </button>
)
