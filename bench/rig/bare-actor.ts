import type { CallFact, Remote } from '@offhook/core'
import { assign, createActor, setup } from 'xstate'
import { nextBand } from '../stores/reduce.ts'
import type { Band } from '../stores/store.ts'

/** What we are measured against: the least machine that takes the facts of `wholeCall`, with nothing around it. */
export const bareCall = setup({
  types: {
    context: {} as {
      remote: Remote | undefined
      establishedAt: number | undefined
      endedBy: string | undefined
      quality: Band
    },
    events: {} as CallFact,
  },
}).createMachine({
  context: { remote: undefined, establishedAt: undefined, endedBy: undefined, quality: 'unknown' },
  initial: 'idle',
  on: {
    'call.ended': { target: '.ended', actions: assign({ endedBy: ({ event }) => event.by }) },
  },
  states: {
    idle: {
      on: { 'call.offered': { target: 'incoming', actions: assign({ remote: ({ event }) => event.remote }) } },
    },
    incoming: { on: { 'call.connecting': 'connecting' } },
    connecting: {
      on: { 'call.established': { target: 'active', actions: assign({ establishedAt: () => 1 }) } },
    },
    active: {
      type: 'parallel',
      on: {
        'call.qualitySampled': {
          guard: ({ context, event }) => nextBand(context.quality, event.sample.mos) !== context.quality,
          actions: assign({ quality: ({ context, event }) => nextBand(context.quality, event.sample.mos) }),
        },
      },
      states: {
        mute: {
          initial: 'off',
          states: {
            off: { on: { 'call.muteChanged': { guard: ({ event }) => event.muted, target: 'on' } } },
            on: { on: { 'call.muteChanged': { guard: ({ event }) => !event.muted, target: 'off' } } },
          },
        },
        localHold: {
          initial: 'off',
          states: {
            off: {
              on: { 'call.holdChanged': { guard: ({ event }) => event.side === 'local' && event.held, target: 'on' } },
            },
            on: {
              on: {
                'call.holdChanged': { guard: ({ event }) => event.side === 'local' && !event.held, target: 'off' },
              },
            },
          },
        },
        remoteHold: {
          initial: 'off',
          states: {
            off: {
              on: { 'call.holdChanged': { guard: ({ event }) => event.side === 'remote' && event.held, target: 'on' } },
            },
            on: {
              on: {
                'call.holdChanged': { guard: ({ event }) => event.side === 'remote' && !event.held, target: 'off' },
              },
            },
          },
        },
      },
    },
    ended: { type: 'final' },
  },
})

export function createBareCall(listener: () => void) {
  const actor = createActor(bareCall)
  actor.start()
  actor.subscribe(listener)
  return actor
}
