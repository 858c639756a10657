import type { AudioOutput, PhoneSnapshot } from '@offhook/core'
import { Icon } from './icon.tsx'

const kindWords = {
  earpiece: 'Earpiece',
  speaker: 'Speaker',
  bluetooth: 'Bluetooth',
  wired: 'Headset',
  other: 'Audio device',
} as const satisfies Record<AudioOutput['kind'], string>

export const outputName = ({ name, kind }: AudioOutput): string => name ?? kindWords[kind]

interface AudioOutputControlProps {
  readonly audio: PhoneSnapshot['audio']
  readonly onChoose: (id: string) => void
}

/** Where the sound goes: the platform's own list, laid over a control that looks like the others. */
export function AudioOutputControl({ audio, onChoose }: AudioOutputControlProps) {
  const current = audio.current.pending ? audio.current.desired : audio.current.actual
  return (
    <div className="control control-plain control-select" aria-busy={audio.current.pending || undefined}>
      <span className="control-disc" aria-hidden="true">
        <Icon name="speaker" />
      </span>
      <span className="control-label" aria-hidden="true">
        Audio
      </span>
      <select aria-label="Audio output" value={current ?? ''} onChange={(event) => onChoose(event.target.value)}>
        {current === undefined && <option value="">Not known</option>}
        {audio.outputs.map((output) => (
          <option key={output.id} value={output.id}>
            {outputName(output)}
          </option>
        ))}
      </select>
    </div>
  )
}
