import {
  createVirtualClock,
  describeTransport,
  type FarCall,
  type FarEnd,
  farAbilities,
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

/** Whom the phone asked this far side to call, as the kit names it. */
function askedToCall({ handedOn }: MockCall, far: MockTransport['far']) {
  if (!handedOn) return {}
  if ('to' in handedOn) return { askedToCall: { to: handedOn.to, replaces: false } }
  const consulted = far.calls.find(({ id }) => id === handedOn.consulted)
  return { askedToCall: { to: consulted?.remote.address ?? '', replaces: true } }
}

const ids = new WeakMap<FarCall, string>()

function asFarCall(call: MockCall, far: MockTransport['far']): FarCall {
  call.onTransfer('wait')
  const handle = handleOf(call, far)
  ids.set(handle, call.id)
  return handle
}

const handleOf = (call: MockCall, far: MockTransport['far']): FarCall => ({
  ring: async () => call.ring(),
  answer: async () => call.answer(),
  reject: async (code) => call.reject(code),
  cancel: async () => call.cancel(),
  hangUp: async () => call.hangUp(),
  hold: async () => call.hold(),
  resume: async () => call.resume(),
  setVideo: async (video) => call.setVideo(video),
  loseMedia: async () => call.cutMedia(),
  hears: async (other) => call.hears.includes(ids.get(other) ?? ''),
  tellTransfer: async (progress) =>
    typeof progress === 'number' ? call.transferred('failed', progress) : call.transferred(progress),
  askTransfer: async (to) => call.askTransfer(to),
  replace: async () => asFarCall(call.replaceBy(), far),
  seen: async () => ({
    stage: stageOf(call),
    held: call.heldByPhone,
    video: call.videoOfPhone === 'on',
    digits: call.digits,
    mediaPaths: call.mediaPaths,
    ...askedToCall(call, far),
    ...(call.referralAnswer && { transferAnswer: call.referralAnswer }),
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
    call: async (options) => asFarCall(far.call(options), far),
    async arrived() {
      const call = dialled.shift()
      return call && asFarCall(call, far)
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
  farCan: farAbilities,
})
