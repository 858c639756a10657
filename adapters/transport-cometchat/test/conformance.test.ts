import {
  createVirtualClock,
  describeTransport,
  type FarCall,
  type FarEnd,
  type Gap,
  settle,
  type VirtualClock,
} from '@offhook/testing'
import { type CometChatCredentials, type CometChatTransport, createCometChatTransport } from '../src/index.ts'
import {
  type CometChatSimulator,
  createCometChatSimulator,
  type FarCall as SimulatedCall,
} from '../src/simulator/index.ts'

interface Setup {
  readonly clock: VirtualClock
  readonly simulator: CometChatSimulator
  readonly transport: CometChatTransport
}

function createSetup(): Setup {
  const clock = createVirtualClock(1_700_000_000_000)
  const simulator = createCometChatSimulator({
    clock,
    loggedIn: true,
    users: [
      { uid: 'far', name: 'Far End', what: 'Waits for the test.', steps: [] },
      { uid: 'other', name: 'Other End', what: 'Waits for the test.', steps: [] },
    ],
  })
  const { chat, calls, media } = simulator
  return { clock, simulator, transport: createCometChatTransport({ chat, calls, media }) }
}

const statuses: Readonly<Record<string, number>> = { rejected: 603, busy: 486 }

const asFarCall = (call: SimulatedCall): FarCall => ({
  // Nobody says that it rings at the far side.
  ring: async () => {},
  answer: async () => call.answer(),
  reject: async (code) => (code === 486 ? call.busy() : call.reject()),
  cancel: async () => call.cancel(),
  hangUp: async () => call.hangUp(),
  // CometChat has no hold.
  hold: async () => {},
  resume: async () => {},
  async setVideo(video) {
    if (video === 'on') call.askForVideo()
  },
  async seen() {
    const { stage, status, inSession, video } = call.seen
    const sip = statuses[status]
    return {
      stage: stage === 'talking' && !inSession ? 'ringing' : stage,
      held: false,
      video,
      digits: '',
      ...(sip !== undefined && { sip }),
    }
  },
})

function farEnd({ clock, simulator: { far } }: Setup): FarEnd<CometChatCredentials> {
  const dialled: SimulatedCall[] = []
  far.onCall((call) => dialled.push(call))
  return {
    credentials: { good: { authToken: 'token-of-me' }, bad: { authToken: 'nobody' } },
    addresses: { reachable: 'far', unknown: 'nobody', caller: 'far' },
    call: async ({ video } = { video: false }) => asFarCall(far.call({ from: 'far', video })),
    async arrived() {
      const call = dialled.shift()
      return call && asFarCall(call)
    },
    dropLink: async () => far.setNetwork('offline'),
    restoreLink: async () => far.setNetwork('online'),
    inputs: async () => ({ microphones: ['mic-1', 'mic-2'], cameras: ['cam-1'] }),
    async settle() {
      await settle()
      await clock.advanceAsync(5_000)
    },
  }
}

const gap = (test: Gap['test'], reason: string): Gap => ({ test, reason })
const noRinging = 'Nobody says that the far side rings: a call that was initiated has been handed to the server.'

const onlyInSession = 'The SDK knows devices, and chooses among them, only while a session stands.'
const oneTalks = 'Any number of calls may ring, and one of them may be answered: the SDK has one active call.'

const { transport } = createSetup()
describeTransport('CometChat', {
  capabilities: { ...transport.capabilities, listCalls: transport.listCalls !== undefined },
  async create() {
    const setup = createSetup()
    // The connection of who is logged in stands before the phone starts.
    await setup.clock.advanceAsync(500)
    return setup
  },
  far: farEnd,
  farCan: ['remote video', 'inputs'],
  dispose: ({ simulator }) => simulator.dispose(),
  gaps: [
    gap('reports that it dialled, then that the far side rings', noRinging),
    gap('hangs up a dialled call that rings', noRinging),
    gap('keeps the order of a dialled call', noRinging),
    gap('lists a dialled call as active once it is answered, not before', noRinging),
    gap('carries as many calls as it declares, and ends none for one more', oneTalks),
    gap('lists no call that ended while it was stopped', oneTalks),
    gap('uses the microphone that it is told to, and says so', onlyInSession),
    gap('uses the camera that it is told to, and says so', onlyInSession),
    gap('answers with video when asked to', 'A call that was offered without video gets it when both sides agree.'),
    gap(
      'reports that the far side switches its video on and off',
      "Nothing is told of the far side's camera; its picture is in the SDK's own screen.",
    ),
  ],
})
