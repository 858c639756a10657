// `npm run test:e2e`: the end-to-end tests, in two halves side by side where each can have a network of its own; one
// after the other on a machine that gives none. With arguments (file names, say) there is one run, with those.
import { spawn } from 'node:child_process'
import { wayIntoOwnNetwork } from './own-network.mjs'

const asked = process.argv.slice(2)
const halves = asked.length > 0 || wayIntoOwnNetwork() === undefined ? [asked] : [['--shard=1/2'], ['--shard=2/2']]
const codes = await Promise.all(halves.map(run))
process.exit(Math.max(...codes))

/** The first one prints as it goes; what another one says is kept until it is done, so that nobody reads two at once. */
function run(args, index) {
  const vitest = ['vitest', 'run', '--config', 'vitest.e2e.ts', '--reporter=default']
  const command = [...vitest, '--reporter=./scripts/vitest/no-skips.mjs', ...args]
  const child = spawn(process.execPath, ['scripts/own-network.mjs', ...command], {
    stdio: index === 0 ? 'inherit' : 'pipe',
  })
  const kept = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => kept.push(chunk))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(kept))
      resolve(code ?? 1)
    })
  })
}
