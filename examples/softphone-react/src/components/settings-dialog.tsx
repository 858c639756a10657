import { type Ref, useId } from 'react'
import { lockScreens, mostCalls, type Preferences, secondCalls } from '../phone/preferences.ts'
import { lockScreenWords } from '../words/lock-screen.ts'
import { secondCallWords } from '../words/table.ts'
import { Icon } from './icon.tsx'

interface SettingsDialogProps {
  readonly ref: Ref<HTMLDialogElement>
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
  /** The open line goes by other choices than these; missing where there is none or both are alike. */
  readonly apply?: { readonly busy: boolean; readonly onApply: () => void } | undefined
}

/** How the phone is to behave when calls meet, and what it keeps. */
export function SettingsDialog({ ref, ...settings }: SettingsDialogProps) {
  return (
    <dialog ref={ref} className="sheet" aria-labelledby="settings-title">
      <form method="dialog" className="sheet-head">
        <h2 id="settings-title">Settings</h2>
        <button type="submit" className="icon-button" aria-label="Close">
          <Icon name="close" size={20} />
        </button>
      </form>
      <SettingsForm {...settings} />
    </dialog>
  )
}

/** The choices themselves; each is kept as soon as it is made. */
export function SettingsForm({ preferences, onPreferences, apply }: Omit<SettingsDialogProps, 'ref'>) {
  const set = (change: Partial<Preferences>) => onPreferences({ ...preferences, ...change })
  const [group, most, lockScreen] = [useId(), useId(), useId()]
  return (
    <div className="settings">
      <fieldset className="choices">
        <legend>When a second call comes in</legend>
        {secondCalls.map((value) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={group}
              value={value}
              checked={preferences.secondCall === value}
              onChange={() => set({ secondCall: value })}
            />
            <span>
              <strong>{secondCallWords[value].choice}</strong>
              <span>{secondCallWords[value].does}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="switch">
        <input
          type="checkbox"
          checked={preferences.oneVoice}
          onChange={(event) => set({ oneVoice: event.target.checked })}
        />
        <span>One voice at a time: whoever talks is put on hold for another call</span>
      </label>
      <div className="settings-row">
        <label htmlFor={most}>Calls at once, at most</label>
        <select
          id={most}
          value={preferences.maxCalls}
          onChange={(event) => set({ maxCalls: Number(event.target.value) })}
        >
          {mostCalls.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </div>
      <label className="switch">
        <input
          type="checkbox"
          checked={preferences.keepLog}
          onChange={(event) => set({ keepLog: event.target.checked })}
        />
        <span>Keep the call list in this browser</span>
      </label>
      <div className="settings-row">
        <label htmlFor={lockScreen}>Lock-screen preview</label>
        <select
          id={lockScreen}
          value={preferences.lockScreen}
          onChange={({ target }) => {
            const chosen = lockScreens.find((value) => value === target.value)
            if (chosen) set({ lockScreen: chosen })
          }}
        >
          {lockScreens.map((value) => (
            <option key={value} value={value}>
              {lockScreenWords[value]}
            </option>
          ))}
        </select>
      </div>
      {apply && (
        <div className="settings-apply" role="status">
          <p>{apply.busy ? 'These count once your calls have ended.' : 'These count when the line is opened again.'}</p>
          <button type="button" className="button button-call" disabled={apply.busy} onClick={apply.onApply}>
            Reopen the line
          </button>
        </div>
      )}
    </div>
  )
}
