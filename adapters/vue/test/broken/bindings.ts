import { type PhoneSnapshot, type Selector, selectCall } from '@offhook/core'
import type { BindingHooks, CheckName } from '@offhook/testing/binding'
import { computed, onMounted, onScopeDispose, onUnmounted, shallowRef } from 'vue'
import { usePhone } from '../../src/index.ts'
import { hooks } from '../hooks.ts'

type UseSelector = <T>(selector: Selector<T>, equal?: (a: T, b: T) => boolean) => () => T

/** The composables of a binding that has this one at its bottom. */
const on = (useSelector: UseSelector): BindingHooks => ({
  ...hooks,
  usePhoneSelector: useSelector,
  useCurrentCall: () => useSelector((snapshot) => selectCall(snapshot.currentCallId)(snapshot)),
  useCall: (id) => useSelector(selectCall(id)),
  useCalls: () => useSelector((snapshot) => snapshot.calls),
  useRegistration: () => useSelector((snapshot) => snapshot.registration),
})

/** Reads, and subscribes when it is mounted. */
const withMounted: UseSelector = (selector) => {
  const phone = usePhone()
  const snapshot = shallowRef<PhoneSnapshot>(phone.getSnapshot())
  const value = computed(() => selector(snapshot.value))
  let off = () => {}
  onMounted(() => {
    off = phone.subscribe(() => {
      snapshot.value = phone.getSnapshot()
    })
  })
  onUnmounted(() => off())
  return () => value.value
}

/** Subscribes in setup whatever it is set up for. */
const onServers: UseSelector = (selector) => {
  const phone = usePhone()
  const snapshot = shallowRef<PhoneSnapshot>(phone.getSnapshot())
  const value = computed(() => selector(snapshot.value))
  const refresh = () => {
    snapshot.value = phone.getSnapshot()
  }
  onScopeDispose(phone.subscribe(refresh))
  refresh()
  return () => value.value
}

/** Never lets go. */
const withLeak: UseSelector = (selector) => {
  const phone = usePhone()
  const snapshot = shallowRef<PhoneSnapshot>(phone.getSnapshot())
  onMounted(() => {
    phone.subscribe(() => {
      snapshot.value = phone.getSnapshot()
    })
    snapshot.value = phone.getSnapshot()
  })
  const value = computed(() => selector(snapshot.value))
  return () => value.value
}

/** Reads the whole snapshot in the render. */
const withEverything: UseSelector = (selector) => {
  const snapshot = hooks.usePhoneSelector((all) => all)
  return () => selector(snapshot())
}

/** Selects in the listener, in the midst of the phone's publish. */
const withEagerListener: UseSelector = (selector) => {
  const phone = usePhone()
  const value = shallowRef(selector(phone.getSnapshot()))
  const refresh = () => {
    value.value = selector(phone.getSnapshot())
  }
  onMounted(refresh)
  onScopeDispose(phone.subscribe(refresh))
  return () => value.value
}

/** Hangs up when its component goes. */
const useOwnedCall: BindingHooks['useCurrentCall'] = () => {
  const phone = usePhone()
  onUnmounted(() => void phone.hangUp())
  return hooks.useCurrentCall()
}

/** A binding with a fault that is found in the field, and the checks that MUST find it. */
export const brokenBindings: readonly {
  readonly fault: string
  readonly hooks: BindingHooks
  readonly foundBy: readonly CheckName[]
}[] = [
  {
    fault: 'misses what changes before it is mounted',
    hooks: on(withMounted),
    foundBy: ['misses no change between the first read and the subscription'],
  },
  {
    fault: 'subscribes on servers',
    hooks: on(onServers),
    foundBy: ['prints the state on a server, without a subscription or a timer'],
  },
  {
    fault: 'never lets go',
    hooks: on(withLeak),
    foundBy: ['lets go of everything when it is unmounted'],
  },
  {
    fault: 'follows everything',
    hooks: on(withEverything),
    foundBy: ['renders nothing for a change that a selector does not see'],
  },
  {
    fault: 'selects in its listener',
    hooks: on(withEagerListener),
    foundBy: ['shows a selector that throws as an error of that render, and leaves the phone and the others whole'],
  },
  {
    fault: 'owns the call',
    hooks: { ...hooks, useCurrentCall: useOwnedCall },
    foundBy: ['changes no call when components come and go'],
  },
]
