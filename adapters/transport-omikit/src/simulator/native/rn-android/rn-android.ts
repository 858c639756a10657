import type { Reply } from '../../native-queue.ts'
import { cast } from '../casts.ts'
import { type NativeFunctions, type NativeHost, type NativeSide, nativeMethod } from '../native-host.ts'
import { accountFunctions } from './account.ts'
import { callFunctions } from './calls.ts'
import { deviceFunctions } from './device.ts'
import { createEvents } from './events.ts'
import { mediaFunctions } from './media.ts'
import { createModuleState } from './module-state.ts'
import { permissionFunctions } from './permissions.ts'

type Prepare = (...args: readonly unknown[]) => (reply: Reply) => void

/** The Kotlin module of omikit-plugin. 4.0 has fewer functions, and reads the argument of `getInitialCall` otherwise. */
export function createRnAndroid(host: NativeHost, dialect: 'rn-4.0' | 'rn-4.1'): NativeSide {
  const { clock, queue, stack } = host
  const state = createModuleState()
  const events = createEvents(host, state)
  const { getInitialCall, ...calls } = callFunctions(host, state)
  const all: Record<string, Prepare> = {
    ...deviceFunctions(host, state),
    ...accountFunctions(host),
    ...calls,
    ...mediaFunctions(host),
    ...permissionFunctions(host),
    getInitialCall(data) {
      // 4.0 wants a bare number, though the JavaScript of 4.0 hands over an object.
      if (dialect === 'rn-4.0') return getInitialCall(cast.number('counter', data))
      const { counter } = cast.map('data', data)
      return getInitialCall(counter === undefined ? 4 : cast.number('counter', counter))
    },
  }
  const since41 = ['logoutAndWait', 'getOmiDevices', 'isCurrentDeviceRegistered', 'needsReLogin']
  const functions: NativeFunctions = Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => dialect === 'rn-4.1' || !since41.includes(name))
      .map(([name, prepare]) => [name, nativeMethod(queue, name, prepare.length, prepare)]),
  )

  const views = cameraViews(host, dialect)
  return {
    events,
    functions,
    others: views.modules,
    surfaces: views.surfaces,
    tapNotification(tap) {
      const call = stack().calls.current
      if (tap === 'reopen') {
        // That notification is there once a call was answered.
        if (call?.state === 'confirmed') events.established(call)
        return
      }
      state.pending = { status: tap === 'answer' ? 5 : 2, at: clock.now() }
      // Before JavaScript runs the core is not ready, and `getInitialCall` has to make up for it.
      if (tap === 'answer' && call && host.inFront()) stack().answer(call)
    },
  }
}

/** The modules of the camera views: `refresh` answers only once there is a surface to draw on. */
function cameraViews({ queue }: NativeHost, dialect: 'rn-4.0' | 'rn-4.1') {
  let ready = true
  let waiting: Reply[] = []
  const refresh = nativeMethod(queue, 'refresh', 0, () => (reply) => {
    if (ready) reply.resolve(true)
    else waiting.push(reply)
  })
  // 4.0 answers for its own picture in any case, and for that of the far side never without a surface.
  const always = nativeMethod(queue, 'refresh', 0, () => (reply) => reply.resolve(true))
  const remote40 = nativeMethod(queue, 'refresh', 0, () => (reply) => {
    if (ready) reply.resolve(true)
  })
  const modules: Readonly<Record<string, NativeFunctions>> =
    dialect === 'rn-4.1'
      ? { OmiLocalCameraView: { refresh }, OmiRemoteCameraView: { refresh } }
      : { FLLocalCameraModule: { refresh: always }, FLRemoteCameraModule: { refresh: remote40 } }
  return {
    modules,
    surfaces(is: boolean) {
      ready = is
      if (!ready) return
      const answered = waiting
      waiting = []
      for (const reply of answered) reply.resolve(true)
    },
  }
}
