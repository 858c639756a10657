import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './scripts/programs.mjs'

const executablePath = findChromium()

// Tests that need a real browser, on sources, in the Chromium of this machine.
export default defineConfig({
  resolve: { conditions: ['@offhook/source', 'module', 'browser', 'import', 'default'] },
  cacheDir: 'node_modules/.vite-browser',
  test: {
    name: 'browser',
    include: ['{packages,adapters}/*/src/**/*.browser.test.{ts,tsx}'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            '--autoplay-policy=no-user-gesture-required',
            // Calls between two pages stay on loopback, whatever the network of the machine.
            '--allow-loopback-in-peer-connection',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
