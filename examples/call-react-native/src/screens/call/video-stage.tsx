import type { CallView } from '@offhook/core'
import type { ReactElement } from 'react'
import { StyleSheet, View } from 'react-native'
import { OmiLocalCamera, OmiRemoteCamera } from '../../native.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Txt } from '../../parts/txt.tsx'
import { fill } from '../../words/format.ts'
import { useWords } from '../../words/use-words.ts'

/** The two pictures. They are native views: the app places them, and never sees a pixel. */
export function VideoStage({ call }: { readonly call: CallView }): ReactElement {
  const words = useWords()
  const name = call.remote.name ?? call.remote.address ?? words.call.unknown
  return (
    <View style={styles.stage}>
      {call.video.remote === 'on' ? (
        <View style={styles.fill} role="img" aria-label={fill(words.call.remotePicture, { name })}>
          <OmiRemoteCamera style={styles.fill} />
        </View>
      ) : (
        <View style={styles.waiting}>
          <Avatar of={call.remote} size={112} />
          <Txt tone="onScrim">{words.call.noPicture}</Txt>
        </View>
      )}
      {call.video.local.actual === 'on' && (
        <View style={styles.own} role="img" aria-label={words.call.ownPicture}>
          <OmiLocalCamera style={styles.fill} />
        </View>
      )}
    </View>
  )
}

const styles = StyleSheet.create({
  stage: { position: 'absolute', top: 0, right: 0, bottom: 0, left: 0, backgroundColor: '#0b0e14' },
  fill: { flex: 1, width: '100%', height: '100%' },
  waiting: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: 12 },
  own: { position: 'absolute', top: 152, right: 16, width: 96, height: 136, borderRadius: 16, overflow: 'hidden' },
})
