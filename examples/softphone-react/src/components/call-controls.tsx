import type { CallView, PhoneSnapshot } from '@offhook/core'
import type { CallActions } from '../phone/call-actions.ts'
import { digitsRefusal } from '../phone/digits.ts'
import { holdToggle, muteToggle, videoToggle } from '../phone/toggles.ts'
import { AudioOutputControl } from './audio-output.tsx'
import { Control } from './control.tsx'
import { ToggleControl } from './toggle-control.tsx'

interface CallControlsProps {
  /** One, or all of a conference; what is done to one of those stands at its name. */
  readonly calls: readonly CallView[]
  readonly audio: PhoneSnapshot['audio']
  readonly actions: CallActions
  readonly onKeypad: () => void
  /** Left out where nobody can be handed on, as in a conference. */
  readonly onTransfer?: () => void
  /** Left out while another call rings: first things first. */
  readonly onAddCall?: (() => void) | undefined
}

/** Everything that can be done to a call that is not ringing here, or to a conference, except to hang it up. */
export function CallControls({ calls, audio, actions, onKeypad, onTransfer, onAddCall }: CallControlsProps) {
  const [call, ...more] = calls
  const alone = more.length === 0 ? call : undefined
  const mute = muteToggle(calls, actions)
  const hold = holdToggle(calls, actions)
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
        refusal={digitsRefusal(calls)}
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
      {alone && <CameraControls call={alone} actions={actions} />}
      {audio.outputs.length > 1 && <AudioOutputControl audio={audio} onChoose={actions.setAudioOutput} />}
      {onAddCall && <Control icon="plus" label="Add call" onPress={onAddCall} onRefused={actions.explain} />}
      {alone && onTransfer && alone.cannot.transfer !== 'not-supported' && (
        <Control
          icon="transfer"
          label="Transfer"
          refusal={alone.cannot.transfer}
          shortcut="T"
          onPress={onTransfer}
          onRefused={actions.explain}
        />
      )}
    </div>
  )
}

function CameraControls({ call, actions }: Pick<CallControlsProps, 'actions'> & { readonly call: CallView }) {
  const video = videoToggle(call, actions)
  return (
    <>
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
    </>
  )
}
