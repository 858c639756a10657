import type { PhoneSnapshot } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { holdToggle, muteToggle } from '../phone/toggles.ts'
import type { Ongoing } from '../screens/layout-of.ts'
import { AudioOutputControl } from './audio-output.tsx'
import { Control } from './control.tsx'
import { ToggleControl } from './toggle-control.tsx'

interface ConferenceControlsProps {
  readonly members: readonly Ongoing[]
  readonly audio: PhoneSnapshot['audio']
  readonly actions: CallActions
  readonly onAddCall?: (() => void) | undefined
}

/** What is done to a conference as a whole; what is done to one of them stands at its name. */
export function ConferenceControls(props: ConferenceControlsProps) {
  const { members, audio, actions, onAddCall } = props
  const mute = muteToggle(members, actions)
  const hold = holdToggle(members, actions)
  return (
    <div className="controls">
      <ToggleControl
        icon={mute.on ? 'mic-off' : 'mic'}
        label="Mute"
        shortcut="M"
        toggle={mute}
        onRefused={actions.explain}
      />
      <ToggleControl
        icon={hold.on ? 'play' : 'pause'}
        label="Hold"
        shortcut="H"
        toggle={hold}
        onRefused={actions.explain}
      />
      {audio.outputs.length > 1 && <AudioOutputControl audio={audio} onChoose={actions.setAudioOutput} />}
      {onAddCall && <Control icon="plus" label="Add call" onPress={onAddCall} onRefused={actions.explain} />}
    </div>
  )
}
