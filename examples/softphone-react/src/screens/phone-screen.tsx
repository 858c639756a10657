import { EndedScreen } from './ended.tsx'
import { IdleScreen } from './idle.tsx'
import { IncomingScreen } from './incoming.tsx'
import { OngoingParts } from './ongoing-parts.tsx'
import type { ScreenProps } from './screen-props.ts'

/** The face of the phone: one screen for each layout. */
export function PhoneScreen(props: ScreenProps) {
  const { layout, actions } = props
  switch (layout.kind) {
    case 'idle':
      return <IdleScreen {...props} />
    case 'incoming':
      return <IncomingScreen calls={layout.calls} actions={actions} />
    case 'ended':
      return <EndedScreen call={layout.call} actions={actions} />
    case 'ongoing':
      return <OngoingParts {...props} layout={layout} />
    default:
      return layout satisfies never
  }
}
