import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/**
 * Bytes that a production web page downloads for `code`: one bundle with its dependencies, minified, gzip -9.
 * `from` is the folder whose node_modules are used; `external` packages are those that the page has anyway.
 */
export async function measure({ code, from = '.', external = [] }) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: resolve(from), loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    external,
    logLevel: 'error',
  })
  const [bundle] = outputFiles
  return gzipSync(bundle.contents, { level: 9 }).length
}

/** Decimal kilobytes, as network tools count them. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
