import type { CallView } from '@offhook/core'
import type { OmiFunctions, OmiUser } from '@offhook/transport-omikit'
import { useCallback, useEffect, useState } from 'react'
import { useAppPhone } from './use-app-phone.ts'

type Ask = (omi: OmiFunctions) => Promise<OmiUser | undefined>

/** Asks the native side about somebody, again whenever `key` changes; `undefined` while nobody is meant, or known. */
function useAsked(key: string | undefined, ask: Ask): OmiUser | undefined {
  const { transport } = useAppPhone()
  const [known, setKnown] = useState<{ readonly key: string; readonly user: OmiUser | undefined }>()
  useEffect(() => {
    if (key === undefined) return
    let wanted = true
    void ask(transport.omi).then((user) => {
      if (wanted) setKnown({ key, user })
    })
    return () => {
      wanted = false
    }
  }, [transport, key, ask])
  return known?.key === key ? known?.user : undefined
}

const ownUser: Ask = async (omi) => {
  const answer = await omi.getCurrentUser()
  return answer.ok ? answer.value : undefined
}

/** Who is signed in. */
export function useOwnUser(registration: string): OmiUser | undefined {
  return useAsked(registration, ownUser)
}

/** Who is at the other side: whom the SDK names, else whose number it is. Some native sides know neither. */
export function useFarUser({ id, phase, remote: { address } }: CallView): OmiUser | undefined {
  const ask = useCallback<Ask>(
    async (omi) => {
      const guest = await omi.getGuestUser()
      if (guest.ok && guest.value !== undefined) return guest.value
      if (address === undefined) return undefined
      const owner = await omi.getUserInfo(address)
      return owner.ok ? owner.value : undefined
    },
    [address],
  )
  const known = phase === 'incoming' || phase === 'active' || phase === 'held'
  return useAsked(known ? id : undefined, ask)
}
