import type { CallAction, CallView, CommandResult } from '@offhook/core'
import { usePhone, usePhoneSelector } from '@offhook/react-native'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import type { Glyph } from '../../parts/glyphs.ts'
import { RoundButton } from '../../parts/round-button.tsx'
import { useDesk } from '../../phone/use-actions.ts'
import { useLayout } from '../../theme/layout.ts'
import { useWords } from '../../words/use-words.ts'

export type Panel = 'keypad' | 'audio' | 'transfer' | 'line'

export interface CallControlsProps {
  readonly call: CallView
  readonly withCamera: boolean
  readonly overPicture: boolean
  readonly onPanel: (panel: Panel) => void
}

interface Control {
  readonly label: string
  readonly icon: Glyph
  readonly on?: boolean
  readonly busy?: boolean
  /** What the view is asked about; without it the control always works. */
  readonly action?: CallAction
  readonly press: () => void
}

/** What can be done with a call: six things, and two more with a picture. Pressed shows what is, not what was asked for; what cannot be done says why. */
export function CallControls({ call, withCamera, overPicture, onPanel }: CallControlsProps): ReactElement {
  const phone = usePhone<never>()
  const desk = useDesk()
  const { call: words } = useWords()
  const { short } = useLayout()
  const output = usePhoneSelector(({ audio }) => audio.outputs.find(({ id }) => id === audio.current.actual)?.kind)
  const ask = (command: () => Promise<CommandResult>) => () => desk.run(command)
  const { id } = call

  const muted = call.mute.actual === true
  const held = 'hold' in call && call.hold.local.actual === true
  const camera = call.video.local.actual === 'on'
  const cameraControls: readonly Control[] = [
    {
      label: camera ? words.cameraOff : words.cameraOn,
      icon: camera ? 'cameraOff' : 'camera',
      busy: call.video.local.pending,
      action: 'setVideo',
      press: ask(() => phone.setVideo(camera ? 'off' : 'on', id)),
    },
    { label: words.flip, icon: 'flip', action: 'switchCamera', press: ask(() => phone.switchCamera(id)) },
  ]
  const controls: readonly Control[] = [
    {
      label: muted ? words.unmute : words.mute,
      icon: muted ? 'micOff' : 'mic',
      on: muted,
      busy: call.mute.pending,
      action: muted ? 'unmute' : 'mute',
      press: ask(() => (muted ? phone.unmute(id) : phone.mute(id))),
    },
    { label: words.keypad, icon: 'keypad', action: 'sendDigits', press: () => onPanel('keypad') },
    {
      label: words.audio,
      icon: output === 'bluetooth' || output === 'wired' ? 'headset' : 'speaker',
      on: output === 'speaker',
      press: () => onPanel('audio'),
    },
    {
      label: held ? words.resume : words.hold,
      icon: held ? 'play' : 'pause',
      on: held,
      busy: 'hold' in call && call.hold.local.pending,
      action: held ? 'resume' : 'hold',
      press: ask(() => (held ? phone.resume(id) : phone.hold(id))),
    },
    { label: words.transfer, icon: 'transfer', action: 'transfer', press: () => onPanel('transfer') },
    { label: words.line, icon: 'meter', press: () => onPanel('line') },
    ...(withCamera ? cameraControls : []),
  ]
  return (
    <View style={[styles.grid, short && styles.dense]}>
      {controls.map(({ label, icon, on = false, busy = false, action, press }) => {
        const why = action && call.cannot[action]
        return (
          <View
            key={icon === 'micOff' ? 'mic' : icon === 'play' ? 'pause' : label}
            style={[styles.cell, withCamera && styles.narrow]}
          >
            <RoundButton
              label={label}
              icon={icon}
              tone={on ? 'on' : 'plain'}
              size={short || withCamera ? 56 : 64}
              busy={busy}
              unable={why !== undefined}
              overPicture={overPicture}
              onPress={why === undefined ? press : () => desk.explain(why)}
            />
          </View>
        )
      })}
    </View>
  )
}

const styles = StyleSheet.create({
  grid: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'center', width: '100%', maxWidth: 380, rowGap: 18 },
  dense: { rowGap: 8 },
  cell: { width: '33.33%', alignItems: 'center' },
  narrow: { width: '25%' },
})
