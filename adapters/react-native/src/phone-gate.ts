import type { ReactNode } from 'react'
import { type PhoneReadyOptions, usePhoneReady } from './use-phone-ready.ts'

export interface PhoneGateProps extends PhoneReadyOptions {
  /** Drawn meanwhile. Default: nothing, so that the splash screen stays what is seen. */
  readonly fallback?: ReactNode
  readonly children?: ReactNode
}

/** Draws its children when `usePhoneReady` says so, and from then on. Belongs inside `PhoneProvider`. */
export function PhoneGate({ fallback = null, children, ...options }: PhoneGateProps): ReactNode {
  return usePhoneReady(options) ? children : fallback
}
