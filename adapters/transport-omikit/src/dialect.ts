/** Whose wire this is: the `omikit-plugin` of React Native in its two forms, or the Flutter plugin. */
export type Dialect = 'rn-4.0' | 'rn-4.1' | 'flutter-3.3'
export type Platform = 'android' | 'ios'

/** One native side. Its codes, payloads and missing functions depend on both. */
export interface NativeKind {
  readonly dialect: Dialect
  readonly platform: Platform
}

export const dialects = ['rn-4.0', 'rn-4.1', 'flutter-3.3'] as const satisfies readonly Dialect[]
export const platforms = ['android', 'ios'] as const satisfies readonly Platform[]

export const isFlutter = ({ dialect }: NativeKind): boolean => dialect === 'flutter-3.3'
