import {
  createVirtualClock,
  describeTransport,
  type FarCall,
  type FarEnd,
  type Gap,
  settle,
  type VirtualClock,
} from '@offhook/testing'
import type { NativeKind } from '../src/dialect.ts'
import { createOmikitTransport, type OmiCredentials, type OmikitTransport } from '../src/index.ts'
import { createOmiSimulator, type OmiSimulator, type FarCall as SimulatedCall } from '../src/simulator/index.ts'
import { bridgeTo } from './support/simulated.ts'
import { login } from './support/simulated-phone.ts'
import { kinds, nameOf } from './support/wire.ts'

interface Setup {
  readonly clock: VirtualClock
  readonly simulator: OmiSimulator
  readonly transport: OmikitTransport
}

function createSetup(kind: NativeKind): Setup {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createOmiSimulator({
    ...kind,
    clock,
    transfers: 'wait',
    numbers: [
      {
        number: '404',
        label: 'Nobody',
        what: 'There is no such number.',
        steps: [{ at: 50, do: 'reject', code: 404 }],
      },
    ],
  })
  return { clock, simulator, transport: createOmikitTransport({ bridge: bridgeTo(simulator), clock }) }
}

const asFarCall = (call: SimulatedCall): FarCall => ({
  ring: async () => call.ring(),
  answer: async () => call.answer(),
  reject: async (code) => call.reject(code),
  cancel: async () => call.cancel(),
  hangUp: async () => call.hangUp(),
  // OMICALL tells of no hold of the far side.
  hold: async () => {},
  resume: async () => {},
  async setVideo(video) {
    if (video === 'on') call.showVideo()
  },
  async seen() {
    const { stage, code, held, video, digits, transferredTo } = call.seen
    return {
      stage,
      held,
      video,
      digits,
      ...(code !== undefined && { sip: code }),
      ...(transferredTo !== undefined && { askedToCall: { to: transferredTo, replaces: false } }),
    }
  },
})

const credentials = (password: string): OmiCredentials => ({ ...login, password })

function farEnd({ clock, simulator: { far } }: Setup): FarEnd<OmiCredentials> {
  const dialled: SimulatedCall[] = []
  far.onCall((call) => dialled.push(call))
  return {
    credentials: { good: credentials('secret'), bad: credentials('wrong') },
    addresses: { reachable: '0901234567', unknown: '404', caller: '0907654321' },
    async call({ video } = { video: false }) {
      // iOS has taken a login before the registrar has: until then nobody can call.
      await clock.advanceAsync(500)
      return asFarCall(far.call({ from: '0907654321', video }))
    },
    async arrived() {
      const call = dialled.shift()
      return call && asFarCall(call)
    },
    dropLink: async () => far.setNetwork('offline'),
    restoreLink: async () => far.setNetwork('online'),
    async settle() {
      await settle()
      await clock.advanceAsync(5_000)
    },
  }
}

const always: readonly Gap[] = [
  { test: 'dials muted when asked to', reason: 'Nothing can be muted before the call stands; the core mutes it then.' },
  {
    test: 'answers muted when asked to',
    reason: 'Nothing can be muted before the call stands; the core mutes it then.',
  },
  { test: 'answers with video when asked to', reason: 'OMICALL cannot add video to a call that was offered without.' },
  { test: 'reports its video when it is switched on and off', reason: 'OMICALL cannot add video to a call without.' },
  {
    test: 'reports that the far side switches its video on and off',
    reason: 'Only iOS says that a picture has come, and nobody says that it has gone.',
  },
  { test: 'reports a lost link', reason: 'Neither plugin tells of the network; a Device does.' },
  { test: 'comes back when it is told to reconnect', reason: 'Neither plugin tells of the network; a Device does.' },
]

const gap = (test: Gap['test'], reason: string): Gap => ({ test, reason })

/** What one native side cannot do, and the others can. */
const gapsOf = ({ dialect, platform }: NativeKind): readonly Gap[] => [
  ...always,
  ...(platform === 'ios'
    ? [gap('says why it could not register', 'iOS takes every login, and never says what became of it.')]
    : []),
  ...(platform === 'ios' && dialect !== 'rn-4.1'
    ? [gap('reports that it registered', 'There is no list of devices to ask: a call has to prove it.')]
    : []),
  ...(dialect === 'flutter-3.3'
    ? [gap('declines as busy: the caller sees 486', 'Flutter has one function to leave a call, and no code for it.')]
    : []),
]

for (const kind of kinds) {
  const { transport } = createSetup(kind)
  describeTransport(nameOf(kind), {
    capabilities: { ...transport.capabilities, listCalls: transport.listCalls !== undefined },
    create: () => createSetup(kind),
    far: farEnd,
    farCan: ['remote video'],
    dispose: ({ simulator }) => simulator.dispose(),
    gaps: gapsOf(kind),
  })
}
