import type { CallFact, Fact } from '../facts/fact.ts'
import type { PortKind } from '../inbox/input.ts'
import type { Account } from './account.ts'
import type { Calls } from './calls.ts'
import type { Facilities } from './facilities.ts'
import type { Kernel } from './kernel.ts'
import { send } from './live-call.ts'
import type { Network } from './network.ts'
import type { SurfaceRequests } from './surface/requests.ts'
import type { Screen } from './surface/screen.ts'

export interface FactTakerSetup {
  readonly kernel: Kernel
  readonly calls: Calls
  readonly account: Account
  readonly network: Network
  readonly facilities: Facilities
  readonly screen: Screen
  readonly requests: SurfaceRequests
  readonly routeCallFact: (fact: CallFact) => void
  readonly resync: () => void
  readonly isReady: () => boolean
}

/** Hands each fact to the part of the phone that it is about. */
export function createFactTaker(setup: FactTakerSetup): (fact: Fact, port: PortKind) => void {
  const { kernel, calls, account, network, facilities, screen, requests, routeCallFact, resync, isReady } = setup

  /** The transport forgot its calls, so they are over. The OS screen was reset (`providerDidReset`), so they must be. */
  function portReset(port: PortKind): void {
    if (port === 'device') return
    for (const call of calls.live.values())
      send(
        call,
        port === 'transport'
          ? { type: 'call.ended', call: {}, reason: 'connection-lost', by: 'system' }
          : { type: 'user.hangUp', why: 'policy' },
      )
    resync()
  }

  return (fact, port) => {
    switch (fact.type) {
      case 'registration.changed':
        return account.report(fact)
      case 'link.changed':
        return network.changed({ link: fact.state })
      case 'network.changed':
        return network.changed({ online: fact.online })
      case 'permission.changed':
        return facilities.permissionChanged(fact, port)
      case 'audio.changed':
        return facilities.audioChanged(fact)
      case 'inputs.changed':
        return facilities.inputsChanged(fact)
      case 'app.changed':
        // Suspended apps miss facts: ask again when they come back.
        if (fact.state === 'foreground') {
          screen.ask()
          resync()
        }
        return
      case 'port.reset':
        return portReset(port)
      case 'surface.timedOut':
        return requests.rangOut(fact.call)
      case 'surface.custom':
        return kernel.emit('surface.custom', { data: fact.data })
      case 'pushToken.changed':
        return kernel.emit('pushToken.changed', { token: fact.token })
      case 'audioSession.changed':
        return facilities.audioSessionChanged(fact.active, isReady())
      default:
        routeCallFact(fact satisfies CallFact)
        if (port === 'surface') screen.heard(fact)
    }
  }
}
