import type { Transport } from '@offhook/core'
import { type CaseName, type DeclaredCapabilities, runTransportCase } from '@offhook/testing/kit'
import { createSipJsTransport, type SipCredentials } from '@offhook/transport-sipjs'
import { FarUser, type KitAccounts } from './far-user.ts'
import { tapWire } from './wire.ts'

declare global {
  interface Window {
    /** Runs one case of the transport kit here; rejects when it fails. */
    runCase(test: CaseName, capabilities: DeclaredCapabilities, accounts: KitAccounts): Promise<void>
  }
}

interface Setup {
  readonly transport: Transport<SipCredentials>
  readonly far: FarUser
}

const wire = tapWire()

window.runCase = (test, capabilities, accounts) =>
  runTransportCase<SipCredentials, Setup>(test, {
    capabilities,
    create: () => ({
      transport: createSipJsTransport({ server: wire.ofPhone(accounts.server) }),
      far: new FarUser(accounts, wire),
    }),
    async far({ far }) {
      await far.start()
      return far
    },
    dispose: ({ far }) => far.stop(),
  })
