import {
  createVirtualClock,
  describeTransport,
  type FarCall,
  type FarEnd,
  settle,
  type VirtualClock,
} from '@offhook/testing'
import {
  createMockTransport,
  type FarCall as MockCall,
  type MockCredentials,
  type MockTransport,
} from '@offhook/transport-mock'

interface Setup {
  readonly clock: VirtualClock
  readonly transport: MockTransport
}

function createSetup(): Setup {
  const clock = createVirtualClock()
  const transport = createMockTransport({
    clock,
    connectMs: 20,
    registration: ({ password }) => (password === 'right' ? undefined : 'credentials'),
    answers: { nobody: { steps: [{ at: 50, do: 'call.reject', code: 404 }] } },
  })
  return { clock, transport }
}

const stageOf = ({ stage }: MockCall) => (stage === 'talking' || stage === 'ended' ? stage : 'ringing')

const farCan = ['remote video', 'inputs', 'camera refusal', 'media paths', 'media loss', 'silence'] as const

const asFarCall = (call: MockCall): FarCall => ({
  ring: async () => call.ring(),
  answer: async () => call.answer(),
  reject: async (code) => call.reject(code),
  cancel: async () => call.cancel(),
  hangUp: async () => call.hangUp(),
  hold: async () => call.hold(),
  resume: async () => call.resume(),
  setVideo: async (video) => call.setVideo(video),
  loseMedia: async () => call.cutMedia(),
  seen: async () => ({
    stage: stageOf(call),
    held: call.heldByPhone,
    video: call.videoOfPhone === 'on',
    digits: call.digits,
    mediaPaths: call.mediaPaths,
    ...(call.end?.sip !== undefined && { sip: call.end.sip }),
  }),
})

function farEnd({ clock, transport: { far } }: Setup): FarEnd<MockCredentials> {
  const dialled: MockCall[] = []
  let silent = false
  far.onCall((call) => dialled.push(call))
  return {
    credentials: { good: { username: '100', password: 'right' }, bad: { username: '100', password: 'wrong' } },
    addresses: { reachable: '200', unknown: 'nobody', caller: '101' },
    call: async (options) => asFarCall(far.call(options)),
    async arrived() {
      const call = dialled.shift()
      return call && asFarCall(call)
    },
    dropLink: async () => far.link('down'),
    restoreLink: async () => {
      if (!silent) far.link('dropped')
    },
    async silenceLink() {
      silent = true
      far.link('silent')
    },
    async inputs() {
      const { microphones, cameras } = far.inputs
      return { microphones: microphones.map(({ id }) => id), cameras: cameras.map(({ id }) => id) }
    },
    refuseCamera: async () => far.permission('camera', 'denied'),
    async settle() {
      await settle()
      await clock.advanceAsync(5_000)
    },
  }
}

describeTransport('mock', {
  capabilities: { ...createMockTransport().capabilities, listCalls: true },
  create: createSetup,
  far: farEnd,
  farCan,
})
