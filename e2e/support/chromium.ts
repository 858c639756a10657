import { type Browser, chromium, type LaunchOptions } from 'playwright'
import { findChromium } from '../../scripts/programs.mjs'

/**
 * A browser with fake microphones that beep and fake cameras, for pages whose context was granted them; the others are
 * refused. Loopback candidates keep the sound on this machine; without them two pages on a machine without a network
 * never connect.
 */
function launchOptions(): LaunchOptions {
  const executablePath = findChromium()
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      // The second of Chromium's fake cameras is a depth sensor, whose frames WebRTC does not send.
      '--use-fake-device-for-media-stream=device-count=3',
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
    ],
  }
}

export async function launchChromium(): Promise<Browser> {
  return await chromium.launch(launchOptions())
}

export interface PausableChromium {
  readonly browser: Browser
  /** Stands still with all its processes: nothing is sent, received or answered. */
  pause(): void
  resume(): void
  close(): Promise<void>
}

export async function launchPausableChromium(): Promise<PausableChromium> {
  const server = await chromium.launchServer(launchOptions())
  const browser = await chromium.connect(server.wsEndpoint())
  const group = server.process().pid
  if (group === undefined) throw new Error('Chromium has no process.')
  // Playwright makes the browser the leader of a process group.
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => process.kill(-group, name)
  return {
    browser,
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    async close() {
      signal('SIGCONT')
      await browser.close()
      await server.close()
    },
  }
}
