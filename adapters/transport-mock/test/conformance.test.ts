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

const asFarCall = (call: MockCall): FarCall => ({
  ring: async () => call.ring(),
  answer: async () => call.answer(),
  reject: async (code) => call.reject(code),
  cancel: async () => call.cancel(),
  hangUp: async () => call.hangUp(),
  hold: async () => call.hold(),
  resume: async () => call.resume(),
  seen: async () => ({
    stage: stageOf(call),
    held: call.heldByPhone,
    video: call.videoOfPhone === 'on',
    digits: call.digits,
    ...(call.end?.sip !== undefined && { sip: call.end.sip }),
  }),
})

function farEnd({ clock, transport: { far } }: Setup): FarEnd<MockCredentials> {
  const dialled: MockCall[] = []
  far.onCall((call) => dialled.push(call))
  return {
    credentials: { good: { username: '100', password: 'right' }, bad: { username: '100', password: 'wrong' } },
    addresses: { reachable: '200', unknown: 'nobody', caller: '101' },
    call: async () => asFarCall(far.call()),
    async arrived() {
      const call = dialled.shift()
      return call && asFarCall(call)
    },
    dropLink: async () => far.link('down'),
    restoreLink: async () => far.link('dropped'),
    async settle() {
      await settle()
      await clock.advanceAsync(1_000)
    },
  }
}

describeTransport('mock', {
  capabilities: { ...createMockTransport().capabilities, listCalls: true },
  create: createSetup,
  far: farEnd,
})
