import type { ReactElement } from 'react'
import { StyleSheet, View, type ViewProps } from 'react-native'

/** Stand-ins for the native views of the plugin: a drawn picture in the place of a camera's. */
export function OmiRemoteCamera({ style }: ViewProps): ReactElement {
  return <Portrait style={style} wall="#3d4f6b" shirt="#c96f4a" skin="#e2b48c" hair="#2a2029" />
}

export function OmiLocalCamera({ style }: ViewProps): ReactElement {
  return <Portrait style={style} wall="#6b6350" shirt="#3f7f6b" skin="#d9a47c" hair="#17130f" />
}

type Colours = Readonly<Record<'wall' | 'shirt' | 'skin' | 'hair', string>>

function Portrait({ style, wall, shirt, skin, hair }: ViewProps & Colours): ReactElement {
  return (
    <View style={[styles.picture, style, { backgroundColor: wall }]}>
      <View style={[styles.light, { backgroundColor: '#ffffff14' }]} />
      <View style={[styles.hair, { backgroundColor: hair }]} />
      <View style={[styles.head, { backgroundColor: skin }]} />
      <View style={[styles.neck, { backgroundColor: skin }]} />
      <View style={[styles.body, { backgroundColor: shirt }]} />
    </View>
  )
}

const styles = StyleSheet.create({
  picture: { alignItems: 'center', justifyContent: 'flex-end', overflow: 'hidden' },
  light: { position: 'absolute', top: 0, left: 0, width: '46%', height: '100%' },
  hair: { position: 'absolute', bottom: '42%', height: '34%', aspectRatio: 0.86, borderRadius: 999 },
  head: { position: 'absolute', bottom: '43%', height: '28%', aspectRatio: 0.82, borderRadius: 999 },
  neck: { position: 'absolute', bottom: '34%', height: '14%', aspectRatio: 0.7 },
  body: { width: '96%', height: '38%', borderTopLeftRadius: 999, borderTopRightRadius: 999 },
})
