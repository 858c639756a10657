import { type AudioOutput, type CallView, createPhone } from '@offhook/core'
import { createBrowserDevice } from '@offhook/core/browser'
import { createDemoTransport, demoNumbers, type FarCall, type FarEnd } from '@offhook/transport-mock'
import { type Line, policy } from './line.ts'
import type { FarDeed, Simulation } from './simulation.ts'

const callers = [
  { name: 'Grace Hopper', from: '2001' },
  { name: 'Alan Turing', from: '2002' },
  { name: 'Katherine Johnson', from: '2003' },
  { name: 'Radia Perlman', from: '2004' },
  { name: '', from: '0901234567' },
] as const

const outputs: readonly AudioOutput[] = [
  { id: 'speaker', kind: 'speaker', name: 'Speaker' },
  { id: 'headset', kind: 'bluetooth', name: 'Headset' },
]

/** A line whose far end lives in this page. The network and the page are real; all the rest is simulated. */
export function createSimulatorLine(): Line {
  const transport = createDemoTransport()
  const device = createBrowserDevice({ handles: ['network', 'app'] })
  const phone = createPhone({ transport, device, policy })
  return {
    name: 'Simulator',
    phone,
    open: async () => {
      const started = await phone.start()
      transport.far.audio(outputs, 'speaker')
      return started.ok ? phone.signIn({ username: 'demo' }) : started
    },
    simulation: simulationOf(transport.far),
  }
}

function simulationOf(far: FarEnd): Simulation {
  let next = 0
  return {
    numbers: demoNumbers.map(({ number, what }) => ({ number, title: what })),
    callIn() {
      far.call(callers[next % callers.length])
      next += 1
    },
    drive(call, deed) {
      const farCall = farOf(far, call)
      if (farCall) drive(farCall, deed)
    },
    setLink: (up) => far.link(up ? 'up' : 'down'),
    setRegistration(accepted) {
      far.refuseRegistration(accepted ? undefined : 'server')
      if (!accepted) far.loseRegistration('server')
    },
    setMicrophone: (allowed) => far.permission('microphone', allowed ? 'granted' : 'denied'),
  }
}

/** The far side of a call that the phone shows: by our id where we dialled, else by the caller's number. */
function farOf(far: FarEnd, call: CallView): FarCall | undefined {
  return far.calls.find(
    ({ subject, direction, remote }) =>
      subject.callId === call.id || (direction === call.direction && remote.address === call.remote.address),
  )
}

function drive(far: FarCall, deed: FarDeed): void {
  switch (deed.do) {
    case 'ring':
      return far.ring()
    case 'ring-early':
      return far.ring({ earlyMedia: true })
    case 'answer':
      return far.answer()
    case 'hold':
      return far.hold()
    case 'resume':
      return far.resume()
    case 'freeze':
      return far.freeze()
    case 'thaw':
      return far.thaw()
    case 'break':
      return far.dropMedia()
    case 'mend':
      return far.restoreMedia()
    case 'answer-elsewhere':
      return far.cancel({ reason: 'answered-elsewhere' })
    case 'hang-up':
      return far.hangUp(deed.code)
    case 'quality':
      return far.quality([levelFor(deed.percent)])
    default:
      return deed satisfies never
  }
}

/** From a perfect line (100) to one that nobody understands (0), in a straight line. */
function levelFor(percent: number) {
  const bad = 1 - percent / 100
  return { at: 0, jitterMs: 4 + 86 * bad, roundTripMs: 40 + 860 * bad, lossPercent: 18 * bad }
}
