import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { buildExample } from './support/example-page.ts'
import { type Site, serveFolder } from './support/site.ts'
import { SoftphonePage } from './support/softphone-page.ts'

/** The built softphone on a site, and for each test a fresh page that MUST end without a fault. */
export interface Stand {
  readonly url: string
  readonly softphone: SoftphonePage
}

/** Sets the stand up for all tests of a file; what it gives may be read within them only. */
export function standOfSimulator(): Stand {
  let folder: string
  let site: Site
  let browser: Browser
  let softphone: SoftphonePage

  beforeAll(async () => {
    folder = await buildExample('softphone-react')
    ;[site, browser] = await Promise.all([serveFolder(folder), launchChromium()])
  })

  afterAll(async () => {
    await browser?.close()
    await site?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    softphone = new SoftphonePage(await context.newPage())
  })

  afterEach(async () => {
    await softphone.page.context().close()
    expect(softphone.faults).toEqual([])
  })

  return {
    get url() {
      return site.url
    },
    get softphone() {
      return softphone
    },
  }
}
