import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMedia, watchMedia } from './support/audio.ts'
import { launchChromium } from './support/chromium.ts'
import { buildExample } from './support/example-page.ts'
import { watchScreen } from './support/screen-history.ts'
import { SipSoftphone } from './support/sip-softphone.ts'
import { type Site, serveFolder } from './support/site.ts'
import { answered, called, expectPhases, expectSound, hangUp, ring } from './support/softphone-scenario.ts'

let server: ChildProcess
let browser: Browser
let site: Site
let folder: string
let printed = ''

beforeAll(async () => {
  folder = await buildExample('softphone-react')
  ;[site, browser] = await Promise.all([serveFolder(folder), launchChromium()])
  // What `npm run sip:server` runs.
  const script = fileURLToPath(new URL('../scripts/sip/server.mjs', import.meta.url))
  server = spawn(process.execPath, [script, '--port', String(await freePort())])
  await new Promise<void>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code}: ${printed}`)))
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('Stop it with Ctrl+C.')) resolve()
    })
  })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await stop(server)
  if (folder) await rm(folder, { recursive: true, force: true })
})

it('the SIP server for trying out: two tabs sign in with what it prints, and talk', async () => {
  const context = await browser.newContext({ permissions: ['microphone'] })
  const accounts = [...printed.matchAll(/^[\w: ]* (\d+) +(secret-\d+)$/gm)]
  const [one, two] = await Promise.all(
    accounts.slice(0, 2).map(([, user = '', password = '']) => openTab(context, user, password)),
  )
  if (one === undefined || two === undefined) throw new Error(`The server printed no two accounts: ${printed}`)

  await ring(one, two)
  await two.press('Answer')
  await expectSound(one, two)
  await hangUp(two, one)
  await expectPhases(one, ...called, 'ended hung-up')
  await expectPhases(two, ...answered, 'ending?', 'ended hung-up')
  for (const tab of [one, two]) {
    await expect.poll(() => openMedia(tab.page)).toEqual({ connections: 0, microphones: 0 })
    expect(tab.faults).toEqual([])
  }
})

/** Types the account into the form, as a person who reads it from the terminal does. */
async function openTab(context: BrowserContext, user: string, password: string): Promise<SipSoftphone> {
  const page = await context.newPage()
  await watchMedia(page)
  await watchScreen(page)
  const account = { server: wordAfter('SIP server'), domain: wordAfter('Domain'), user, password }
  const tab = new SipSoftphone(page, site.url, account)
  await page.goto(`${site.url}/index.html`)
  await page.getByText('SIP account', { exact: true }).click()
  await page.getByLabel('Server', { exact: true }).fill(account.server)
  await page.getByLabel('User', { exact: true }).fill(account.user)
  await page.getByLabel('Domain', { exact: true }).fill(account.domain)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await tab.ready()
  return tab
}

const wordAfter = (name: string) => new RegExp(`^${name}: +(\\S+)$`, 'm').exec(printed)?.[1] ?? ''

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The machine gave no port.')
  return address.port
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}
