import type { NativeKind } from '../../src/dialect.ts'
import { kinds, nameOf } from '../support/wire.ts'

const named = (of: readonly NativeKind[]) => of.map((kind) => [nameOf(kind), kind] as const)

/** The native sides of a document, each after its name. */
export const rn = named(kinds.filter(({ dialect }) => dialect !== 'flutter-3.3'))
export const flutter = named(kinds.filter(({ dialect }) => dialect === 'flutter-3.3'))

/** omikit-plugin on Android: what iOS has no counterpart of. */
export const rnAndroid = rn.filter(([, { platform }]) => platform === 'android')
