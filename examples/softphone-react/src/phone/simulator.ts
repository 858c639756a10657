import { type AudioOutput, createPhone, type Remote } from '@offhook/core'
import { createBrowserDevice } from '@offhook/core/browser'
import { createDemoTransport, demoNumbers, type FarEnd } from '@offhook/transport-mock'
import { callLogOf } from './call-log.ts'
import { driveFar, farOf } from './drive-far.ts'
import type { Line } from './line.ts'
import { createLockScreen, type LockScreen } from './lock-screen.ts'
import { type Preferences, policyOf } from './preferences.ts'
import { createSimulatedViews } from './simulated-views.ts'
import type { Push, SimulatedDevice, Simulation } from './simulation.ts'

const callers = [
  { name: 'Grace Hopper', from: '2001' },
  { name: 'Alan Turing', from: '2002' },
  { name: 'Katherine Johnson', from: '2003' },
  { name: 'Radia Perlman', from: '2004' },
  { name: '', from: '0901234567' },
] as const
type Caller = (typeof callers)[number]

/** How far the push and the call lie apart. */
const pushMs = 3_000

const outputs: readonly AudioOutput[] = [
  { id: 'speaker', kind: 'speaker', name: 'Speaker' },
  { id: 'headset', kind: 'bluetooth', name: 'Headset' },
]

/** Commands that go on between calls, and how long each takes on a slow server. */
const steps = ['setHold', 'merge', 'split', 'transfer', 'transferTo'] as const
const slowMs = 6_000

/** A line whose far end lives in this page. The network and the page are real; all the rest is simulated. */
export function createSimulatorLine(preferences: Preferences): Line {
  const transport = createDemoTransport()
  const device = createBrowserDevice({ handles: ['network', 'app'] })
  const lockScreen = preferences.lockScreen === 'never' ? undefined : createLockScreen()
  const phone = createPhone({
    transport,
    ...(lockScreen && { surface: lockScreen.surface }),
    device,
    policy: policyOf(preferences),
    ...callLogOf('simulator', preferences),
  })
  return {
    name: 'Simulator',
    phone,
    preferences,
    open: async () => {
      const started = await phone.start()
      transport.far.audio(outputs, 'speaker')
      return started.ok ? phone.signIn({ username: 'demo' }) : started
    },
    simulation: simulationOf(transport.far, lockScreen),
    ...(lockScreen && { lockScreen }),
    viewsOf: createSimulatedViews(phone),
  }
}

function simulationOf(far: FarEnd, lockScreen: LockScreen | undefined): Simulation {
  const devices = devicesOf(far)
  let next = 0
  const nextCaller = (): Caller => {
    const caller = callers[next % callers.length] ?? callers[0]
    next += 1
    return caller
  }
  return {
    numbers: demoNumbers.map(({ number, what }) => ({ number, title: what })),
    devices,
    callIn: (options) => void far.call({ ...nextCaller(), ...options }),
    ...(lockScreen && { push: (how) => push(far, lockScreen, nextCaller(), how) }),
    drive(call, deed) {
      const farCall = farOf(far, call)
      if (farCall) driveFar(farCall, deed)
    },
    setLink: (state) => far.link(state),
    setRegistration(accepted) {
      far.refuseRegistration(accepted ? undefined : 'server')
      if (!accepted) far.loseRegistration('server')
    },
    allow: (kind, allowed) => far.permission(kind, allowed ? 'granted' : 'denied'),
    plug({ id, name, kind }, plugged) {
      if (plugged) far.plugIn(kind, { id, name })
      else far.unplug(id)
    },
    setSlow(slow) {
      for (const step of steps) {
        if (slow) far.delay(step, slowMs)
        else far.obey(step)
      }
    },
    refuseNext(step) {
      far.refuse(step, { ok: false, reason: 'refused' })
      if (step === 'transfer') far.refuse('transferTo', { ok: false, reason: 'refused' })
    },
    occupy(kind, busy) {
      for (const device of devices) if (device.kind === kind) far.occupy(device.id, busy)
    },
  }
}

/** The OS and the network tell of the same call, each by itself: nothing but the number says that it is one. */
function push(far: FarEnd, { surface }: LockScreen, caller: Caller, how: Push): void {
  const announce = () => surface.announce({}, remoteOf(caller), how === 'answered' ? { answered: true } : {})
  const call = () => void far.call(caller)
  if (how === 'late') call()
  else announce()
  if (how !== 'alone') setTimeout(how === 'late' ? announce : call, pushMs)
}

const remoteOf = ({ name, from }: Caller): Remote => ({ ...(name && { name }), address: from })

function devicesOf({ inputs }: FarEnd): readonly SimulatedDevice[] {
  const named = (kind: SimulatedDevice['kind'], list: FarEnd['inputs']['cameras']) =>
    list.map(({ id, name = id }) => ({ id, name, kind }))
  return [...named('microphone', inputs.microphones), ...named('camera', inputs.cameras)]
}
