import { assertEqual } from '../../conformance/assert.ts'
import { inSurfaceChapter } from '../surface-case.ts'

export const surfaceFactCases = inSurfaceChapter('facts', {
  'tells that a call has rung long enough': {
    needs: ['time-out'],
    async run({ start, show, call, os, reportsOnce }) {
      await start()
      const [one] = [await show(call()), await show(call())]
      const { call: subject } = await reportsOnce('surface.timedOut', () => os.timeOut(one.uuid))
      assertEqual(subject.refs?.['os.uuid'], one.uuid, 'the call that rang')
    },
  },
  'tells of a reset, and shows calls anew after it': {
    needs: ['reset'],
    async run({ start, show, call, os, reportsOnce, seen }) {
      await start()
      const shown = await show(call({ stage: 'connected' }))
      await reportsOnce('port.reset', () => os.reset())
      assertEqual(os.calls().length, 0, 'calls on the screen after a reset')
      await show(shown)
      seen(shown)
    },
  },
  'tells when the audio session is given and taken': {
    needs: ['audio session'],
    async run({ start, os, reportsOnce }) {
      await start()
      for (const active of [true, false]) {
        const fact = await reportsOnce('audioSession.changed', () => os.setAudioSession(active))
        assertEqual(fact.active, active, 'active')
      }
    },
  },
  'tells the address for pushes': {
    needs: ['push token'],
    async run({ start, os, reportsOnce }) {
      await start()
      const { token } = await reportsOnce('pushToken.changed', () => os.setPushToken('a-token-of-pushes'))
      assertEqual(token, 'a-token-of-pushes', 'token')
    },
  },
  'passes on what native code sends the app': {
    needs: ['custom'],
    async run({ start, os, reportsOnce }) {
      await start()
      const { data } = await reportsOnce('surface.custom', () => os.sendCustom({ seat: 4, of: ['a', 'b'] }))
      assertEqual(JSON.stringify(data).includes('"seat":4'), true, 'whether its data came through')
    },
  },
})
