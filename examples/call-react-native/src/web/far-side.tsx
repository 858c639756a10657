import { simulatorNumbers } from '@offhook/transport-omikit/simulator'
import { type ReactNode, useState } from 'react'
import type { PromptAnswer } from '../simulated/android-permissions.ts'
import { beginnings, dialects, platforms, type wanted } from '../simulated/wanted.ts'
import type { Device } from './device.ts'

export type What = typeof wanted

export interface FarSideProps {
  /** `undefined` while the phone is being switched on. */
  readonly device: Device | undefined
  readonly what: What
  readonly onWhat: (change: Partial<What>) => void
}

const endCodes = simulatorNumbers.flatMap(({ number, label }) =>
  /^[4-8]\d\d$/.test(number) ? [{ number, label }] : [],
)
const permissions = [
  ['RECORD_AUDIO', 'Microphone'],
  ['CAMERA', 'Camera'],
  ['SYSTEM_ALERT_WINDOW', 'Overlay'],
] as const
const answers: Readonly<Record<PromptAnswer, string>> = {
  granted: 'Allow',
  denied: 'Deny',
  never_ask_again: 'Deny for good',
}

/** Makes things happen on the simulated device: part of the page, not of the app. */
export function FarSide({ device, what, onWhat }: FarSideProps) {
  const [code, setCode] = useState('200')
  const act = (deed: (device: Device) => void) => () => device && deed(device)
  const call = (deed: (call: NonNullable<ReturnType<Device['call']>>) => void) =>
    act(({ call: current }) => {
      const it = current()
      if (it) deed(it)
    })
  return (
    <aside className="far-side" aria-label="Far side">
      <h1>Far side</h1>
      <Group name="Device">
        <Choice
          label="Platform"
          options={platforms}
          value={what.platform}
          onChange={(platform) => onWhat({ platform })}
        />
        <Choice label="Plugin" options={dialects} value={what.dialect} onChange={(dialect) => onWhat({ dialect })} />
        <Choice label="Begins" options={beginnings} value={what.begin} onChange={(begin) => onWhat({ begin })} />
      </Group>
      <Group name="Somebody calls">
        <Deed name="Incoming call" onPress={act(({ far }) => far.call({ from: '0901234567', video: false }))} />
        <Deed name="Incoming video call" onPress={act(({ far }) => far.call({ from: '200', video: true }))} />
        <Deed name="Tap a missed call" onPress={act(({ far }) => far.tapMissedCall({ from: '0901234567' }))} />
      </Group>
      <Group name="The call">
        <Deed name="Ring" onPress={call((it) => it.ring())} />
        <Deed name="Answer" onPress={call((it) => it.answer())} />
        <Deed name="Show picture" onPress={call((it) => it.showVideo())} />
        <Deed name="Freeze" onPress={call((it) => it.freeze())} />
        <Deed name="Thaw" onPress={call((it) => it.thaw())} />
        <Deed name="Bad line" onPress={call((it) => it.quality('bad'))} />
        <Deed name="Good line" onPress={call((it) => it.quality('good'))} />
        <Deed name="Another device answers" onPress={call((it) => it.answeredElsewhere())} />
        <Deed name="Extension 200 takes it" onPress={act(({ far }) => far.switchboardAnswers('200'))} />
        <span className="pair">
          <select aria-label="End code" value={code} onChange={(event) => setCode(event.target.value)}>
            <option value="200">200 Hangs up</option>
            {endCodes.map(({ number, label }) => (
              <option key={number} value={number}>
                {number} {label}
              </option>
            ))}
          </select>
          <Deed name="End" onPress={call((it) => it.hangUp(Number(code)))} />
        </span>
      </Group>
      <Group name="Network and server">
        <Deed name="No network" onPress={act(({ setNetwork }) => setNetwork(false))} />
        <Deed name="Network back" onPress={act(({ setNetwork }) => setNetwork(true))} />
        <Deed name="Block the account" onPress={act(({ far }) => far.registration(403))} />
        <Deed name="Connect Bluetooth" onPress={act(({ far }) => far.plug('bluetooth'))} />
        <Deed name="Disconnect Bluetooth" onPress={act(({ far }) => far.unplug('bluetooth'))} />
      </Group>
      <Group name="Permissions">
        {permissions.map(([name, label]) => (
          <label key={name}>
            <input
              type="checkbox"
              defaultChecked
              onChange={(event) => device?.setPermission(name, event.target.checked)}
            />
            {label}
          </label>
        ))}
        <Choice
          label="User says"
          options={Object.keys(answers) as PromptAnswer[]}
          names={answers}
          onChange={(answer) => device?.userAnswers(answer)}
        />
      </Group>
      <details>
        <summary>Numbers to dial</summary>
        <dl>
          {simulatorNumbers.map(({ number, what: happens }) => (
            <div key={number}>
              <dt>{number}</dt>
              <dd>{happens}</dd>
            </div>
          ))}
        </dl>
      </details>
    </aside>
  )
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <fieldset>
      <legend>{name}</legend>
      {children}
    </fieldset>
  )
}

function Deed({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  return (
    <button type="button" onClick={onPress}>
      {name}
    </button>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly options: readonly T[]
  readonly names?: Readonly<Record<T, string>>
  readonly value?: T
  readonly onChange: (option: T) => void
}

function Choice<T extends string>({ label, options, names, value, onChange }: ChoiceProps<T>) {
  return (
    <label className="choice">
      {label}
      <select {...(value !== undefined && { value })} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {names ? names[option] : option}
          </option>
        ))}
      </select>
    </label>
  )
}
