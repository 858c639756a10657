import type { CallView, PhoneSnapshot } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { holdToggle, muteToggle, videoToggle } from '../phone/toggles.ts'
import { AudioOutputControl } from './audio-output.tsx'
import { Control } from './control.tsx'
import { ToggleControl } from './toggle-control.tsx'

interface CallControlsProps {
  readonly call: CallView
  readonly audio: PhoneSnapshot['audio']
  readonly actions: CallActions
  readonly onKeypad: () => void
  readonly onTransfer: () => void
  /** Left out while another call rings: first things first. */
  readonly onAddCall?: (() => void) | undefined
}

/** Everything that can be done to a call that is not ringing here, except to hang it up. */
export function CallControls({ call, audio, actions, onKeypad, onTransfer, onAddCall }: CallControlsProps) {
  const mute = muteToggle([call], actions)
  const hold = holdToggle([call], actions)
  const video = videoToggle(call, actions)
  return (
    <div className="controls">
      <ToggleControl
        icon={mute.on ? 'mic-off' : 'mic'}
        label="Mute"
        shortcut="M"
        toggle={mute}
        onRefused={actions.explain}
      />
      <Control
        icon="keypad"
        label="Keypad"
        refusal={call.cannot.sendDigits}
        shortcut="K"
        onPress={onKeypad}
        onRefused={actions.explain}
      />
      <ToggleControl
        icon={hold.on ? 'play' : 'pause'}
        label="Hold"
        shortcut="H"
        toggle={hold}
        onRefused={actions.explain}
      />
      {video.refusal !== 'not-supported' && (
        <ToggleControl
          icon={video.on ? 'video' : 'video-off'}
          label="Camera"
          shortcut="V"
          toggle={video}
          onRefused={actions.explain}
        />
      )}
      {call.can.switchCamera && (
        <Control
          icon="switch-camera"
          label="Switch camera"
          onPress={() => actions.switchCamera(call.id)}
          onRefused={actions.explain}
        />
      )}
      {audio.outputs.length > 1 && <AudioOutputControl audio={audio} onChoose={actions.setAudioOutput} />}
      {onAddCall && <Control icon="plus" label="Add call" onPress={onAddCall} onRefused={actions.explain} />}
      {call.cannot.transfer !== 'not-supported' && (
        <Control
          icon="transfer"
          label="Transfer"
          refusal={call.cannot.transfer}
          shortcut="T"
          onPress={onTransfer}
          onRefused={actions.explain}
        />
      )}
    </div>
  )
}
