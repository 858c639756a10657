import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { conditions } from '../../vitest.workspace.ts'

/** Bundles `e2e/pages/<name>/` from sources into a folder of its own and gives its path. */
export async function buildPage(name: string): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), `offhook-page-${name}-`))
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL(`../pages/${name}/`, import.meta.url)),
    resolve: { conditions },
    build: { outDir, target: 'es2022', minify: false, emptyOutDir: true },
  })
  return outDir
}
