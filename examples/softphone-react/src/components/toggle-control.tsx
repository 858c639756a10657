import type { Toggle } from '../phone/toggles.ts'
import { Control, type ControlProps } from './control.tsx'

interface ToggleControlProps extends Pick<ControlProps, 'icon' | 'label' | 'shortcut' | 'onRefused'> {
  readonly toggle: Toggle
}

/** A control that turns a wish round: pressed shows what is, busy that something else is asked for. */
export function ToggleControl({ toggle, ...control }: ToggleControlProps) {
  const { on, pending, refusal, flip } = toggle
  return <Control {...control} pressed={on} pending={pending} refusal={refusal} onPress={flip} />
}
