import type { Json, Phone } from '@offhook/core'
import { type InjectionKey, inject, type Plugin, provide } from 'vue'

const phoneKey: InjectionKey<Phone<never>> = Symbol('offhook phone')

/** `app.use(createPhonePlugin(phone))` gives a phone to the whole app. It neither starts nor stops the phone. */
export function createPhonePlugin(phone: Phone<never>): Plugin {
  return { install: (app) => void app.provide(phoneKey, phone) }
}

/** Gives a phone to the components below this one. MUST be called in `setup`. */
export function providePhone(phone: Phone<never>): void {
  provide(phoneKey, phone)
}

/** The phone itself, for its commands. `C` is the type of the transport's credentials. */
export function usePhone<C = Json>(): Phone<C> {
  const phone = inject(phoneKey, undefined)
  if (phone === undefined)
    throw new Error(
      'Offhook: no phone here. Call app.use(createPhonePlugin(phone)), or providePhone(phone) in a parent component.',
    )
  return phone as Phone<C>
}
