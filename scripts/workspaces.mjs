import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The packages that are published, each with its folder. */
export function publishedPackages() {
  return ['packages', 'adapters']
    .flatMap((room) => readdirSync(room, { withFileTypes: true }).map((entry) => join(room, entry.name)))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => manifest.private !== true)
}
