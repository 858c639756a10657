import { type Selector, selectCall } from '@offhook/core'
import type { BindingHooks, CheckName } from '@offhook/testing/binding'
import { hooks } from '../hooks.ts'
import * as faulty from './hooks.ts'
import * as selectors from './selectors.ts'

/** The hooks of a binding that has this one at its bottom. */
const on = (useSelector: selectors.UseSelector): BindingHooks => {
  const select = <T>(selector: Selector<T>, equal?: (a: T, b: T) => boolean) => {
    const value = useSelector(selector, equal)
    return () => value
  }
  return {
    ...hooks,
    usePhoneSelector: select,
    useCurrentCall: () => select((snapshot) => selectCall(snapshot.currentCallId)(snapshot)),
    useCall: (id) => select(selectCall(id)),
    useCalls: () => select((snapshot) => snapshot.calls),
    useRegistration: () => select((snapshot) => snapshot.registration),
  }
}

/** A binding with a fault that is found in the field, and the checks that MUST find it. */
export const brokenBindings: readonly {
  readonly fault: string
  readonly hooks: BindingHooks
  readonly foundBy: readonly CheckName[]
}[] = [
  {
    fault: 'misses what changes before its effect',
    hooks: on(selectors.withEffect),
    foundBy: [
      'misses no change between the first read and the subscription',
      'shows one snapshot in one commit when the phone changes while they mount',
    ],
  },
  {
    fault: 'reads the store in a render that nobody checks',
    hooks: on(selectors.withForcedRender),
    foundBy: ['shows one snapshot in one commit when the phone changes while they render'],
  },
  {
    fault: 'selects anew at each reading',
    hooks: on(selectors.withoutCache),
    foundBy: ['takes a selector that makes a new object each time, without a loop'],
  },
  {
    fault: 'follows everything',
    hooks: on(selectors.withEverything),
    foundBy: [
      'renders nothing for a change that a selector does not see',
      'renders nothing for a new object that is equal to the last',
    ],
  },
  {
    fault: 'subscribes anew in each render',
    hooks: on(selectors.withNewSubscription),
    foundBy: ['does not subscribe anew when it renders'],
  },
  {
    fault: 'never lets go',
    hooks: on(selectors.withLeak),
    foundBy: [
      'lets go of everything when it is unmounted',
      'lets go of the old components when a hot reload replaces them',
    ],
  },
  {
    fault: 'subscribes while it renders',
    hooks: on(selectors.inRender),
    foundBy: ['prints the state on a server, without a subscription or a timer'],
  },
  {
    fault: 'owns the call',
    hooks: { ...hooks, useCurrentCall: faulty.useOwnedCall },
    foundBy: ['changes no call when components come and go'],
  },
  {
    fault: 'counts by an interval',
    hooks: { ...hooks, useCallDuration: faulty.useInterval },
    foundBy: [
      'counts whole seconds of talk, one render each, at the full second',
      'is right after a pause in which no timer ran',
      'keeps a timer only while the call talks',
      'stops its timer when it is unmounted',
      'takes a view, also one that has left the phone, and a call not yet known',
    ],
  },
  {
    fault: 'waits for the next sample',
    hooks: { ...hooks, useCallQuality: faulty.useNextSample },
    foundBy: [
      'misses no sample between the first read and the subscription',
      'starts with the newest sample',
      'listens to nothing without a call',
    ],
  },
  {
    fault: 'takes an unknown call for the current one',
    hooks: { ...hooks, useCall: faulty.useSomeCall },
    foundBy: ['shows what the phone shows'],
  },
  {
    fault: 'listens to other calls',
    hooks: { ...hooks, useCallQuality: faulty.useAnySample },
    foundBy: ['renders a sample only where samples are read', 'listens to nothing without a call'],
  },
  {
    fault: 'renders every component from every listener',
    hooks: on(selectors.withOnePulse),
    foundBy: ['renders nothing when a store calls a listener that was removed'],
  },
  {
    fault: 'shows one hook later than another',
    hooks: { ...hooks, useCalls: faulty.useLateCalls },
    foundBy: ['shows one snapshot in one commit'],
  },
  {
    fault: 'renders again after each change',
    hooks: on(selectors.withEchoes),
    foundBy: [
      'renders exactly once for each visible change',
      'shows the last of a burst of changes, in no more renders than changes',
    ],
  },
  {
    fault: 'selects in its listener',
    hooks: on(selectors.withEagerListener),
    foundBy: [
      'subscribes once for each consumer',
      'shows a selector that throws as an error of that render, and leaves the phone and the others whole',
    ],
  },
  {
    fault: 'renders with the phone',
    hooks: { ...hooks, usePhone: faulty.useLivePhone },
    foundBy: ['does not subscribe for the phone itself, and gives the very phone'],
  },
  {
    fault: 'does not name its provider',
    hooks: { ...hooks, usePhone: faulty.useSilentPhone },
    foundBy: ['names the provider when there is none'],
  },
]
