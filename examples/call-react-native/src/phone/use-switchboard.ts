import { useEffect, useState } from 'react'
import { useLine } from './use-line.ts'

/** The extension that the switchboard has put on the call, once it says so. */
export function useSwitchboard(): string | undefined {
  const { transport } = useLine()
  const [extension, setExtension] = useState<string>()
  useEffect(() => transport.on('switchboardAnswered', ({ sip }) => setExtension(sip)), [transport])
  return extension
}
