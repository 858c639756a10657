import type { CallFact } from '@offhook/core'
import { configureStore, createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { nextBand } from './reduce.ts'
import { refOf, type Shown, type StoreKind } from './store.ts'

type Draft = { -readonly [K in keyof Shown]: Shown[K] }

/** As its manual has it: the draft is written to, immer makes the next state of it. */
const slice = createSlice({
  name: 'calls',
  initialState: {} as Record<string, Draft>,
  reducers: {
    taken(calls, { payload: fact }: PayloadAction<CallFact>) {
      const ref = refOf(fact)
      const call = calls[ref]
      if (call === undefined) {
        if (fact.type !== 'call.offered') return
        const remote = fact.remote ?? {}
        calls[ref] = {
          phase: 'incoming',
          remote: { ...remote },
          muted: false,
          localHold: false,
          remoteHold: false,
          quality: 'unknown',
        }
        return
      }
      if (call.phase === 'ended') return
      switch (fact.type) {
        case 'call.connecting':
          if (call.phase === 'incoming') call.phase = 'connecting'
          return
        case 'call.established':
          call.phase = 'active'
          return
        case 'call.muteChanged':
          call.muted = fact.muted
          return
        case 'call.holdChanged':
          call[fact.side === 'local' ? 'localHold' : 'remoteHold'] = fact.held
          return
        case 'call.qualitySampled':
          call.quality = nextBand(call.quality, fact.sample.mos)
          return
        case 'call.ended':
          call.phase = 'ended'
          return
        default:
      }
    },
    cleared(calls, { payload }: PayloadAction<string>) {
      delete calls[payload]
    },
  },
})
const { taken, cleared } = slice.actions

export const toolkit: StoreKind = {
  name: 'Redux Toolkit',
  open(listener) {
    const store = configureStore({ reducer: slice.reducer })
    store.subscribe(listener)
    return {
      take: (fact) => void store.dispatch(taken(fact)),
      clear: (ref) => void store.dispatch(cleared(ref)),
      shown: (ref) => store.getState()[ref],
    }
  },
}
