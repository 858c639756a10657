// Looks at every built package as npm would publish it: publint reads its manifest, attw resolves its types.
import { spawnSync } from 'node:child_process'
import { publishedPackages } from './workspaces.mjs'

// attw: resolution as in node10 knows no `exports`, so an entry such as `@offhook/core/browser` cannot exist there.
const checks = (folder) => [
  ['publint', '--strict', folder],
  ['attw', '--profile', 'node16', '--pack', folder],
]

let sound = true
for (const { folder, manifest } of publishedPackages()) {
  for (const [program, ...args] of checks(folder)) {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    console.log(`${manifest.name}: ${program} ${status === 0 ? 'finds nothing' : 'FAILED'}`)
    if (status === 0) continue
    sound = false
    console.error(`${stdout ?? ''}${stderr ?? ''}`)
  }
}
if (!sound) process.exit(1)
