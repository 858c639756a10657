import { createVirtualClock, describeSurface, type SimulatedOs, type SurfaceHarness, settle } from '@offhook/testing'
import { createMockSurface, type MockSurface, type MockSurfaceOptions } from '@offhook/transport-mock'

/** The simulated OS of the mock, in the words of the kit. */
function osOf(surface: MockSurface, quiet: () => Promise<void>): SimulatedOs {
  const { user } = surface
  return {
    calls: () =>
      surface.screen.getSnapshot().calls.map(({ uuid, stage, held, muted, name }) => ({
        uuid: uuid.toUpperCase(),
        stage,
        held,
        muted,
        ...(name !== undefined && { title: name }),
      })),
    settle: quiet,
    answer: user.answer,
    end: user.end,
    hold: (uuid, held) => user.hold(held, uuid),
    mute: (uuid, muted) => user.mute(muted, uuid),
    digits: (uuid, digits) => user.digits(digits, uuid),
    start: user.start,
    callBack: user.callBack,
    group: user.group,
    announce: ({ uuid, remote, video }) => surface.announce({ 'os.uuid': uuid.toUpperCase() }, remote, { video }),
    timeOut: surface.timeOut,
    reset: surface.reset,
    setAudioSession: surface.setAudioSession,
    setPushToken: surface.setPushToken,
    sendCustom: surface.sendCustom,
    refuseNext: () => surface.refuseNext('blocked'),
    forget: surface.restart,
  }
}

function harness(options: MockSurfaceOptions = {}): SurfaceHarness {
  return {
    create() {
      const clock = createVirtualClock()
      const surface = createMockSurface({ clock, ...options })
      async function quiet(): Promise<void> {
        await settle()
        while (clock.pending > 0) await clock.advanceAsync(options.lagMs ?? 0)
      }
      return {
        surface,
        os: osOf(surface, quiet),
        relaunch() {
          surface.die()
          return surface
        },
      }
    },
    lacks: {
      counts: 'It counts nothing; its echoes tell what it was told.',
      garbage: 'The OS and its bridge are one program, in which no event is untyped.',
    },
  }
}

describeSurface('mock', harness())
describeSurface('mock that lags and echoes', harness({ lagMs: 300, echoes: true }))
