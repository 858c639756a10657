import { describeSurface, type SimulatedOs, type SurfaceHarness, settle } from '@offhook/testing'
import { type CallKeepPlatform, type CallKeepSetup, createCallKeepSurface } from '../src/index.ts'
import { wireNames } from '../src/module/events.ts'
import { type CallKeepSimulator, createCallKeepSimulator } from '../src/simulator/index.ts'
import { type App, launch, managed, setup as selfManaged } from './support/bench.ts'

/** The simulated OS of callkeep, in the words of the kit. */
function osOf({ calls, user, os, told, platform }: CallKeepSimulator): SimulatedOs {
  return {
    calls: () => calls().map(({ uuid, stage, held, muted, name }) => ({ uuid, stage, held, muted, title: name })),
    settle: async () => {
      for (let turn = 0; turn < 3; turn++) await settle()
    },
    answer: user.answer,
    end: user.end,
    hold: user.hold,
    mute: user.mute,
    digits: user.digits,
    start: user.start,
    announce: ({ uuid, remote, video }) =>
      os.push({ uuid: uuid.toUpperCase(), handle: remote.address ?? '', name: remote.name ?? '', video }),
    ...(platform === 'ios' && { reset: os.reset, setAudioSession: os.setAudioSession }),
    refuseNext: () => os.refuseNext(),
    forget: os.forget,
    told: (level) => {
      const name = level === 'hold' ? 'setOnHold' : 'setMutedCall'
      return told.filter((call) => call.name === name).length
    },
    utter(garbage) {
      for (const name of Object.values(wireNames)) os.utter(name, garbage)
    },
  }
}

function harness(platform: CallKeepPlatform, setup: CallKeepSetup): SurfaceHarness {
  return {
    create() {
      const simulator = createCallKeepSimulator({ platform })
      let app: App | undefined
      const open = () => {
        app?.kill()
        app = launch(simulator)
        return createCallKeepSurface({ callKeep: app.callKeep, platform, setup })
      }
      return { surface: open(), os: osOf(simulator), relaunch: open }
    },
    lacks: {
      'call back': 'callkeep knows no notification of missed calls.',
      group: 'callkeep hands on no grouping.',
      'time-out': 'callkeep tells of no end of ringing.',
      'push token': 'callkeep has nothing to do with tokens.',
      custom: 'callkeep carries nothing of the app.',
      ...(platform === 'android' && {
        reset: 'Telecom resets nobody.',
        'audio session': 'Telecom says only that it begins, with the answer.',
        listing: 'Android does not tell which calls it shows.',
        forgetting: 'Android does not tell which calls it shows.',
      }),
    },
  }
}

describeSurface('callkeep on iOS', harness('ios', selfManaged))
describeSurface('callkeep on Android, self-managed', harness('android', selfManaged))
describeSurface('callkeep on Android, managed', harness('android', managed))
