import { useEffect, useState } from 'react'
import { useAppPhone } from './use-app-phone.ts'

/** The extension that the switchboard has put on the call, once it says so. */
export function useSwitchboard(): string | undefined {
  const { transport } = useAppPhone()
  const [extension, setExtension] = useState<string>()
  useEffect(() => transport.on('switchboardAnswered', ({ sip }) => setExtension(sip)), [transport])
  return extension
}
