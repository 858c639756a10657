import { assert, assertEqual } from '../assert.ts'
import type { CallProbe } from '../call-probe.ts'
import type { CaseContext } from '../case-context.ts'
import { inChapter } from '../transport-case.ts'

/** Of an SDK with the declared quirk, the end without an id can only be counted where no fact has an id. */
const endsAgain = ({ declared }: CaseContext) =>
  declared.quirks?.endsTwice === true && declared.identity === 'single-call'

async function endsOnce(context: CaseContext, call: CallProbe): Promise<void> {
  await call.until('call.ended')
  await context.settle()
  assertEqual(call.count('call.ended'), endsAgain(context) ? 2 : 1, 'ends of one call')
}

export const factsCases = inChapter('facts', {
  'emits nothing that the core cannot read': {
    async run({ ready, talk, dial, ring, execute, hangUp, settle, recorded, declared }) {
      await ready()
      const first = await talk('incoming')
      await execute({ type: 'setMute', call: first.target, muted: true, from: false })
      await execute({ type: 'setHold', call: first.target, held: true, from: false })
      await execute({ type: 'setHold', call: first.target, held: false, from: true })
      if (declared.reports.remoteHold) {
        await first.far.hold()
        await first.far.resume()
      }
      await execute({ type: 'sampleQuality', call: first.target })
      await hangUp(first)
      await settle()
      const second = await dial()
      await second.far.ring()
      await second.far.reject(486)
      const third = await ring()
      await third.far.cancel()
      await settle()
      assertEqual(recorded.faults, [], 'facts that were unreadable, or in part')
    },
  },
  'offers an incoming call once': {
    async run({ ready, ring, settle }) {
      await ready()
      const call = await ring()
      await settle()
      assertEqual(call.count('call.offered'), 1, 'offers')
    },
  },
  'names the caller': {
    async run({ ready, ring, far }) {
      await ready()
      const { remote } = await (await ring()).until('call.offered')
      assertEqual(remote?.address, far.addresses.caller, 'address of the caller')
    },
  },
  'names each call by refs of its own': {
    needs: ['ids'],
    async run({ ready, ring, settle }) {
      await ready()
      const first = await ring()
      await first.far.cancel()
      await settle()
      const second = await ring()
      const refs = [first, second].map((call) => JSON.stringify(call.target.refs))
      assert(!refs.includes('{}'), 'A call was offered without refs.')
      assert(refs[0] !== refs[1], `Two calls were both named ${refs[0]}.`)
    },
  },
  'reports that it dialled, then that the far side rings': {
    async run({ ready, dial }) {
      await ready()
      const call = await dial()
      await call.until('call.dialed')
      await call.far.ring()
      await call.until('call.ringing')
    },
  },
  'reports a dialled call as established once the far side answers, not before': {
    async run({ ready, dial, settle }) {
      await ready()
      const call = await dial()
      await call.far.ring()
      await settle()
      assertEqual(call.count('call.established'), 0, 'established before the answer')
      await call.far.answer()
      await call.until('call.established')
      await settle()
      assertEqual(call.count('call.established'), 1, 'established')
    },
  },
  'reports an incoming call as established once it is answered, not before': {
    async run({ ready, ring, answer, settle }) {
      await ready()
      const call = await ring()
      await settle()
      assertEqual(call.count('call.established'), 0, 'established before the answer')
      await answer(call)
      await call.until('call.established')
      await settle()
      assertEqual(call.count('call.established'), 1, 'established')
    },
  },
  'reports one end when the far side hangs up': {
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      await call.far.hangUp()
      await endsOnce(context, call)
    },
  },
  'reports one end when this side hangs up': {
    async run(context) {
      await context.ready()
      const call = await context.talk('outgoing')
      await context.hangUp(call)
      await endsOnce(context, call)
    },
  },
  'reports one end when the caller gives up': {
    async run(context) {
      await context.ready()
      const call = await context.ring()
      await call.far.cancel()
      await endsOnce(context, call)
    },
  },
  'reports one end when the far side refuses, and tells busy from declined': {
    async run(context) {
      await context.ready()
      for (const [code, reason] of [
        [486, 'busy'],
        [603, 'declined'],
      ] as const) {
        const call = await context.dial()
        await call.far.reject(code)
        await endsOnce(context, call)
        const end = await call.until('call.ended')
        assert(end.sip === code || end.reason === reason, `${code} was reported as ${JSON.stringify(end)}.`)
      }
    },
  },
  'says nothing more of an ended call than why it ended': {
    async run(context) {
      await context.ready()
      const call = await context.talk('incoming')
      await call.far.hangUp()
      await call.until('call.ended')
      await context.execute({ type: 'setMute', call: call.target, muted: true, from: false })
      await context.execute({ type: 'sampleQuality', call: call.target })
      await context.settle()
      const types: readonly string[] = call.facts.map(({ type }) => type)
      const allowed = ['call.endRefined', ...(endsAgain(context) ? ['call.ended'] : [])]
      const after = types.slice(types.indexOf('call.ended') + 1).filter((type) => !allowed.includes(type))
      assertEqual(after, [], 'facts after the end')
    },
  },
  'reports that the far side holds and resumes': {
    needs: ['remote hold'],
    async run({ ready, talk }) {
      await ready()
      const call = await talk('incoming')
      await call.far.hold()
      await call.until('call.holdChanged', ({ side, held }) => side === 'remote' && held)
      await call.far.resume()
      await call.until('call.holdChanged', ({ side, held }) => side === 'remote' && !held)
    },
  },
  'reports that media flows': {
    needs: ['media'],
    async run({ ready, talk }) {
      await ready()
      const call = await talk('outgoing')
      await call.until('call.mediaChanged', ({ media }) => media === 'connected')
    },
  },
})
