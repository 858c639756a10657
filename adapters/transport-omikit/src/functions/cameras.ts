import { given } from '@offhook/adapter-kit'
import { isFlutter, type NativeKind } from '../dialect.ts'
import type { NativeBridge } from '../native/native-bridge.ts'
import { type Ask, supports } from './ask.ts'
import { type OmiResult, readDone } from './result.ts'

/** A picture of a video call, drawn by a native view: the app mounts the view, and never sees the pixels. */
export interface CameraView {
  readonly side: 'local' | 'remote'
  /** Its native view: a component for `requireNativeComponent`, or a view type of Flutter. */
  readonly view: string
  /** Binds the picture to the view anew: when the far side's picture is ready, and after a remount. The transport does the first. */
  refresh(): Promise<OmiResult<true>>
}

/** Where a picture lies over the app (RN 4.1 on iOS). Points; colours as `#RRGGBB` or `#RRGGBBAA`. */
export interface CameraConfig {
  readonly target: 'local' | 'remote'
  /** The four are read together, or not at all. */
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly borderRadius?: number
  readonly borderWidth?: number
  readonly borderColor?: string
  readonly backgroundColor?: string
  /** 0 to 1. */
  readonly opacity?: number
  readonly hidden?: boolean
  readonly scaleMode?: 'fill' | 'fit' | 'stretch'
}

export interface CameraFunctions {
  readonly cameras: { readonly local: CameraView; readonly remote: CameraView }
  refreshLocalCamera(): Promise<OmiResult<true>>
  refreshRemoteCamera(): Promise<OmiResult<true>>
  /** RN 4.1 on iOS: puts both pictures over the app, since Fabric does not mount the views. */
  setupVideoContainers(): Promise<OmiResult<true>>
  /** RN 4.1 on iOS. `failed`: there are no containers yet. */
  setCameraConfig(config: CameraConfig): Promise<OmiResult<true>>
  /** In the types of RN 4.1, and in no native code so far. */
  setupVideoViews(remoteTag: number, localTag: number): Promise<OmiResult<true>>
}

export function createCameraFunctions(ask: Ask, bridge: NativeBridge): CameraFunctions {
  const done = { read: readDone }
  const setupVideoContainers = () => ask('setupVideoContainers', undefined, done)
  const { dialect, platform } = bridge.kind
  /** 4.0 on iOS does it, and never says so. */
  const isMute = dialect === 'rn-4.0' && platform === 'ios'
  /** Where the views have no refresh, setting up the containers binds both pictures anew. */
  async function refresh(method: 'refreshLocalCamera' | 'refreshRemoteCamera'): Promise<OmiResult<true>> {
    if (!supports(bridge, method) && supports(bridge, 'setupVideoContainers')) return await setupVideoContainers()
    const answer = await ask(method, undefined, isMute ? { ...done, withinMs: 500 } : done)
    return isMute && !answer.ok && answer.reason === 'timed-out' ? given(true) : answer
  }
  const refreshLocalCamera = () => refresh('refreshLocalCamera')
  const refreshRemoteCamera = () => refresh('refreshRemoteCamera')
  return {
    cameras: {
      local: { side: 'local', view: viewOf('local', bridge.kind), refresh: refreshLocalCamera },
      remote: { side: 'remote', view: viewOf('remote', bridge.kind), refresh: refreshRemoteCamera },
    },
    refreshLocalCamera,
    refreshRemoteCamera,
    setupVideoContainers,
    setCameraConfig: (config) => ask('setCameraConfig', { ...config }, done),
    setupVideoViews: (remoteTag, localTag) => ask('setupVideoViews', { remoteTag, localTag }, done),
  }
}

function viewOf(side: 'local' | 'remote', kind: NativeKind): string {
  if (isFlutter(kind)) return `omicallsdk/${side}_camera_view`
  const name = side === 'local' ? 'LocalCameraView' : 'RemoteCameraView'
  return `${kind.dialect === 'rn-4.0' ? 'FL' : 'Omi'}${name}`
}
