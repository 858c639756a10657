import type { ScreenButton, SurfaceUser } from '@offhook/transport-mock'
import { Icon, type IconName } from '../components/icon.tsx'
import type { GlassLayout } from '../phone/glass.ts'

interface GlassControlsProps {
  readonly layout: GlassLayout
  readonly user: SurfaceUser
  readonly keypad: boolean
  readonly onKeypad: (open: boolean) => void
}

/** The round buttons. Those of a conference mean everybody in it; what the OS offers for a call, it alone decides. */
export function GlassControls({ layout, user, keypad, onKeypad }: GlassControlsProps) {
  const { first, front, merge } = layout
  const has = (button: ScreenButton) => front.some(({ buttons }) => buttons.includes(button))
  const each = (act: (uuid: string) => void) => () => {
    for (const { uuid } of front) act(uuid)
  }
  const muted = front.every((call) => call.muted)
  const held = front.every((call) => call.held)
  if (has('answer')) {
    return (
      <div className="glass-foot">
        <Round icon="phone-down" label="Decline" tone="hang-up" onPress={() => user.end(first.uuid)} />
        {first.video && (
          <Round
            icon="video"
            label="With video"
            name="Answer with video"
            onPress={() => user.answer(first.uuid, { video: true })}
          />
        )}
        <Round icon="phone" label="Answer" tone="call" onPress={() => user.answer(first.uuid)} />
      </div>
    )
  }
  return (
    <>
      {!keypad && (
        <div className="glass-controls">
          {(has('mute') || has('unmute')) && (
            <Round
              icon={muted ? 'mic-off' : 'mic'}
              label="Mute"
              pressed={muted}
              onPress={each((uuid) => user.mute(!muted, uuid))}
            />
          )}
          {has('keypad') && <Round icon="keypad" label="Keypad" onPress={() => onKeypad(true)} />}
          {(has('hold') || has('resume')) && (
            <Round icon="pause" label="Hold" pressed={held} onPress={each((uuid) => user.hold(!held, uuid))} />
          )}
          {merge && <Round icon="merge" label="Merge" onPress={() => user.group(merge[0].uuid, merge[1].uuid)} />}
        </div>
      )}
      <div className="glass-foot">
        {keypad && <Round icon="close" label="Hide keypad" onPress={() => onKeypad(false)} />}
        <Round
          icon="phone-down"
          label={front.length > 1 ? 'End all' : 'End'}
          tone="hang-up"
          onPress={each((uuid) => user.end(uuid))}
        />
      </div>
    </>
  )
}

interface RoundProps {
  readonly icon: IconName
  readonly label: string
  /** What it is called where the label is too short to say it. */
  readonly name?: string
  readonly tone?: 'plain' | 'call' | 'hang-up'
  readonly pressed?: boolean
  readonly onPress: () => void
}

/** A control of the app without its rules: an OS knows no reasons, it lets its user press and hears what came of it. */
function Round({ icon, label, name, tone = 'plain', pressed, onPress }: RoundProps) {
  return (
    <button
      type="button"
      className={`control control-${tone}`}
      aria-label={name}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <span className="control-disc">
        <Icon name={icon} size={tone === 'plain' ? 24 : 30} />
      </span>
      <span className="control-label">{label}</span>
    </button>
  )
}
