import type { CallView, PhoneSnapshot } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { holdToggle, muteToggle, videoToggle } from '../phone/toggles.ts'
import { AudioOutputControl } from './audio-output.tsx'
import { Control } from './control.tsx'

interface CallControlsProps {
  readonly call: CallView
  readonly audio: PhoneSnapshot['audio']
  readonly actions: CallActions
  readonly several: boolean
  readonly onKeypad: () => void
  /** Left out while another call rings: first things first. */
  readonly onAddCall?: (() => void) | undefined
}

/** Everything that can be done to a call that is not ringing here, except to hang it up. */
export function CallControls({ call, audio, actions, several, onKeypad, onAddCall }: CallControlsProps) {
  const mute = muteToggle(call, actions)
  const hold = holdToggle(call, actions)
  const video = videoToggle(call, actions)
  return (
    <div className="controls">
      <Control
        icon={mute.on ? 'mic-off' : 'mic'}
        label="Mute"
        pressed={mute.on}
        pending={mute.pending}
        refusal={mute.refusal}
        shortcut="M"
        onPress={mute.flip}
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
      <Control
        icon={hold.on ? 'play' : 'pause'}
        label="Hold"
        pressed={hold.on}
        pending={hold.pending}
        refusal={hold.refusal}
        shortcut="H"
        onPress={hold.flip}
        onRefused={actions.explain}
      />
      {video.refusal !== 'not-supported' && (
        <Control
          icon={video.on ? 'video' : 'video-off'}
          label="Camera"
          pressed={video.on}
          pending={video.pending}
          refusal={video.refusal}
          shortcut="V"
          onPress={video.flip}
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
      {several && (
        <Control
          icon="swap"
          label="Swap"
          refusal={call.cannot.swap}
          shortcut="S"
          onPress={actions.swap}
          onRefused={actions.explain}
        />
      )}
    </div>
  )
}
