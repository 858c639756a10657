import type { Host } from '../host.ts'
import { NetInfo } from './net-info.ts'

/** A network that can be taken away, an account that the simulator knows, and the number that its customers may call. */
export const simulatedHost: Host = {
  NetInfo,
  hotlines: ['19001234'],
  pushToken: async () => 'no-push-in-a-simulation',
  firstForm: {
    way: 'user-password',
    mode: 'agent',
    user: '100',
    password: 'secret',
    realm: 'demo',
    host: 'sip.example.vn',
    name: 'Nguyễn Văn An',
    userId: 'user-100',
    apiKey: 'demo-key',
    phone: '0909000100',
  },
}
