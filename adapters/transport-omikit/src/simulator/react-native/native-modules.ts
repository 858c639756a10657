import type { NativeKind } from '../../dialect.ts'
import type { NativeFunctions, NativeSide } from '../native/native-host.ts'
import { OmiCallEvent } from './plugin.ts'

/** A native module: functions that promise, and those of every module that sends events. */
export type SimulatorModule = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
export type SimulatorModules = Readonly<Record<string, SimulatorModule>>

const constants = Object.fromEntries(Object.values(OmiCallEvent).map((name) => [name, name]))

/** `NativeModules` as an app finds it. Only iOS counts its listeners. */
export function createNativeModules(
  { dialect, platform }: NativeKind,
  { functions, others = {} }: NativeSide,
  observers: { added(): void; removed(count: number): void },
): {
  readonly nativeModules: SimulatorModules
  readonly module: SimulatorModule | undefined
  readonly cameras: Readonly<Record<'local' | 'remote', NativeFunctions | undefined>>
} {
  const cameras = { local: camera(others, 'Local'), remote: camera(others, 'Remote') }
  if (dialect === 'flutter-3.3') return { nativeModules: {}, module: undefined, cameras }
  const counting = {
    addListener: (_event: unknown) => observers.added(),
    removeListeners: (count: unknown) => observers.removed(typeof count === 'number' ? count : 0),
  }
  const module: SimulatorModule = {
    ...functions,
    getConstants: () => constants,
    ...(platform === 'ios' && counting),
  }
  return { nativeModules: { OmikitPlugin: module, ...others }, module, cameras }
}

const camera = (modules: Readonly<Record<string, NativeFunctions>>, side: 'Local' | 'Remote') =>
  modules[`Omi${side}CameraView`] ?? modules[`FL${side}CameraModule`] ?? modules[`FL${side}CameraView`]
