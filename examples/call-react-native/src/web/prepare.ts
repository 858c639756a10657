import { simulator } from '../simulated/simulator.ts'
import { wanted } from '../simulated/wanted.ts'
import { type Device, device } from './device.ts'

declare global {
  interface Window {
    /** The simulated device, for the panel beside the phone and for tests. */
    simulatedDevice?: Device
  }
}

/** Brings the device into the state in which the app is to find it. */
export async function prepare(): Promise<void> {
  window.simulatedDevice = device
  if (wanted.begin === 'home') return
  // The native side keeps its account when the app is closed.
  await simulator.functions.initCallWithUserPassword?.({
    userName: '100',
    password: 'secret',
    realm: 'demo',
    host: 'sip.example.vn',
    isVideo: true,
    fcmToken: 'no-push-in-a-simulation',
    projectId: '',
    isSkipDevices: false,
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  simulator.far.call({ from: '0901234567', video: false })
  if (wanted.begin === 'answered') simulator.far.tapNotification('answer')
  simulator.react.attach()
}
