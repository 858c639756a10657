import type { Tapped } from '@offhook/transport-omikit'
import { useEffect, useRef } from 'react'
import { useAppPhone } from './use-app-phone.ts'

/** The user tapped a missed call's notification, or this app's line in the call list of the system. */
export function useTappedCall(onTapped: (number: string) => void): void {
  const { transport } = useAppPhone()
  const latest = useRef(onTapped)
  latest.current = onTapped
  useEffect(() => {
    const take = ({ address }: Tapped) => {
      if (address !== undefined) latest.current(address)
    }
    const stops = [transport.on('missedCallTapped', take), transport.on('callLogTapped', take)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [transport])
}
