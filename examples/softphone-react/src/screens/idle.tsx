import { useId } from 'react'
import { TabBar } from '../components/tab-bar.tsx'
import { addressOf } from '../words/sentences.ts'
import { DiallerScreen } from './dialler.tsx'
import { RecentsScreen } from './recents.tsx'
import type { ScreenProps } from './screen-props.ts'

/** Nothing on the line, or somebody to be called besides: the dial pad and the call list. */
export function IdleScreen(props: ScreenProps & { readonly onClose?: () => void }) {
  const { view, onView, actions, log, cannotStartCall, now, fieldRef, keepsLog, onClose } = props
  const panelId = useId()
  const missed = log.filter((record) => record.missed).length
  const last = log.find(({ direction }) => direction === 'outgoing')
  return (
    <>
      <div className="idle" role="tabpanel" id={panelId} aria-labelledby={`${panelId}-${view.tab}`}>
        {view.tab === 'keypad' ? (
          <DiallerScreen
            onDial={actions.dial}
            onRefused={actions.explain}
            refusal={cannotStartCall}
            lastNumber={last && addressOf(last)}
            {...(fieldRef && { fieldRef })}
          />
        ) : (
          <RecentsScreen log={log} actions={actions} now={now} kept={keepsLog} />
        )}
      </div>
      <TabBar
        panelId={panelId}
        tab={view.tab}
        missed={missed}
        onTab={(tab) => onView({ tab })}
        {...(onClose && { onClose })}
      />
    </>
  )
}
