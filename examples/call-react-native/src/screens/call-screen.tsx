import type { CallId, CallView } from '@offhook/core'
import { useCall } from '@offhook/react-native'
import { type ReactElement, useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { RoundButton } from '../parts/round-button.tsx'
import { TroubleNotice } from '../parts/trouble-notice.tsx'
import { useLayout } from '../theme/layout.ts'
import { usePalette } from '../theme/palette.ts'
import { useWords } from '../words/use-words.ts'
import { CallControls, type Panel } from './call/call-controls.tsx'
import { CallHead } from './call/call-head.tsx'
import { CallNotices } from './call/call-notices.tsx'
import { CallPanel } from './call/call-panel.tsx'
import { HangUp } from './call/hang-up.tsx'
import { VideoStage } from './call/video-stage.tsx'

/** A video call from the moment that either side shows, or means to show, a picture. */
const hasPicture = ({ video }: CallView): boolean =>
  video.remote !== 'off' || (video.local.actual ?? video.local.desired) !== 'off'

/** A call from dialling to its end; which of its parts can be used, the view says. */
export function CallScreen({ id }: { readonly id: CallId }): ReactElement | null {
  const call = useCall(id)
  const words = useWords()
  const { short } = useLayout()
  const palette = usePalette()
  const [panel, setPanel] = useState<Panel>()
  // A call that once had a picture keeps its camera button when both pictures are off.
  const [everPicture, setEverPicture] = useState(false)
  if (call === undefined) return null
  const picture = hasPicture(call)
  if (picture && !everPicture) setEverPicture(true)
  const talking = call.phase === 'active' || call.phase === 'held'
  const shows = picture && talking

  return (
    <View style={styles.page} testID="call" aria-label={call.remote.name ?? call.remote.address ?? words.call.unknown}>
      {shows && <VideoStage call={call} />}
      <View style={[styles.content, short && styles.dense]} pointerEvents="box-none">
        <CallHead call={call} overPicture={shows} compact={panel !== undefined || shows} />
        <View style={styles.notices}>
          {talking && <CallNotices call={call} />}
          <TroubleNotice />
        </View>
        {panel !== undefined && <CallPanel call={call} panel={panel} onDone={() => setPanel(undefined)} />}
        <View style={styles.gap} />
        <View
          style={[
            styles.foot,
            short && styles.denseFoot,
            shows && styles.shade,
            shows && { backgroundColor: palette.scrim },
          ]}
        >
          {panel === undefined ? (
            <CallControls call={call} withCamera={everPicture || picture} overPicture={shows} onPanel={setPanel} />
          ) : (
            <RoundButton
              label={words.call.hide}
              icon="back"
              size={56}
              overPicture={shows}
              onPress={() => setPanel(undefined)}
            />
          )}
          <HangUp call={call} />
        </View>
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  content: { flex: 1, alignItems: 'center', padding: 20, paddingBottom: 28, gap: 16 },
  gap: { flex: 1 },
  shade: { borderRadius: 28, paddingVertical: 16, maxWidth: 480 },
  dense: { padding: 12, paddingBottom: 14, gap: 8 },
  notices: { width: '100%', maxWidth: 480, gap: 8 },
  foot: { alignItems: 'center', gap: 20, width: '100%' },
  denseFoot: { gap: 10 },
})
