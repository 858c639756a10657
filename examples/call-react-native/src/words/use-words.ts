import type { Language } from '@offhook/transport-omikit'
import { createContext, type Dispatch, type SetStateAction, useContext } from 'react'
import { en } from './en.ts'
import { vi } from './vi.ts'
import type { Words } from './words.ts'

export const tables: Readonly<Record<Language, Words>> = { en, vi }

export interface Speech {
  readonly language: Language
  readonly setLanguage: Dispatch<SetStateAction<Language>>
}

export const SpeechContext = createContext<Speech>({ language: 'en', setLanguage: () => undefined })

export function useLanguage(): Language {
  return useContext(SpeechContext).language
}

export function useWords(): Words {
  return tables[useLanguage()]
}

/** Vietnamese on a Vietnamese device, else English. */
export function languageOfDevice(): Language {
  return new Intl.DateTimeFormat().resolvedOptions().locale.toLowerCase().startsWith('vi') ? 'vi' : 'en'
}
