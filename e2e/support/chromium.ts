import { type Browser, chromium } from 'playwright'
import { findChromium } from '../../scripts/programs.mjs'

/**
 * A browser with a fake microphone that beeps, for pages whose context was granted it; the others are refused. Loopback candidates keep the sound on this machine; without them two
 * pages on a machine without a network never connect.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  return await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--use-fake-device-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
    ],
  })
}
