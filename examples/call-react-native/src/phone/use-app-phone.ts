import { createContext, useContext } from 'react'
import type { AppPhone } from './app-phone.ts'

export const AppPhoneContext = createContext<AppPhone | undefined>(undefined)

export function useAppPhone(): AppPhone {
  const appPhone = useContext(AppPhoneContext)
  if (appPhone === undefined) throw new Error('No phone here: render this inside <AppPhoneContext.Provider>.')
  return appPhone
}
