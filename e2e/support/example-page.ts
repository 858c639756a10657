import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { build } from 'vite'

/** Builds `examples/<name>/` as `vite build` does, into a folder of its own, and gives its path. */
export async function buildExample(name: string): Promise<string> {
  const root = fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url))
  const outDir = await mkdtemp(join(tmpdir(), `offhook-${name}-`))
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  })
  return outDir
}

/** A page of an example, with everything on it that broke. */
export class ExamplePage {
  readonly page: Page
  /** What broke, unhandled or on the console. */
  readonly faults: string[] = []

  constructor(page: Page) {
    this.page = page
    // Below the time of a test, so that a failure names the step and not only the test.
    page.setDefaultTimeout(12_000)
    page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text())
    })
  }
}
