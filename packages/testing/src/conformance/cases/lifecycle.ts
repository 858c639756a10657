import { assert, assertEqual } from '../assert.ts'
import { inChapter } from '../transport-case.ts'
import { stopsAtAnyTime } from './stops-at-any-time.ts'

export const lifecycleCases = inChapter('lifecycle', {
  'describes itself in plain data, as declared': {
    async run({ name, capabilities, declared, hasListCalls }) {
      assert(typeof name === 'string' && name !== '', 'The transport has no name.')
      const { listCalls, ...expected } = declared
      assertEqual(hasListCalls, listCalls, 'listCalls')
      for (const [key, value] of Object.entries(expected)) {
        assertEqual(Object.entries(capabilities).find(([own]) => own === key)?.[1], value, key)
      }
    },
  },
  'refuses a call before it was started': {
    async run({ execute, stranger, far }) {
      const to = far.addresses.reachable
      const outcome = await execute({ type: 'startCall', call: stranger(), to, video: false, muted: false })
      assert(!outcome.ok, 'startCall was taken before start.')
    },
  },
  'delivers an incoming call once it is started': {
    async run({ ready, ring }) {
      await ready()
      await ring()
    },
  },
  'subscribes once, though it is started twice': {
    async run({ start, ready, ring, settle, recorded }) {
      await start()
      await ready()
      await ring()
      await settle()
      assertEqual(recorded.facts.filter(({ type }) => type === 'call.offered').length, 1, 'offers of one call')
    },
  },
  'stops, whether it was started or not, and twice': stopsAtAnyTime,
  'emits nothing after it was stopped': {
    async run({ ready, talk, stop, far, settle, recorded }) {
      await ready()
      const call = await talk('incoming')
      await stop()
      const before = recorded.count
      await call.far.hangUp()
      await far.call()
      await settle()
      assertEqual(recorded.count - before, 0, 'emits after stop')
    },
  },
  'works again after it was stopped': {
    async run({ ready, stop, ring, settle, recorded }) {
      await ready()
      await stop()
      await ready()
      const call = await ring()
      await settle()
      assertEqual(call.count('call.offered'), 1, 'offers of one call')
      assertEqual(recorded.facts.filter(({ type }) => type === 'call.offered').length, 1, 'offers in all')
    },
  },
})
