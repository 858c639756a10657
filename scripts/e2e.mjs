// `npm run test:e2e`: every end-to-end test file, several side by side where each can have a network of its own; one
// after the other on a machine that gives none. With arguments (file names, say) there is one run, with those.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { stripVTControlCharacters } from 'node:util'
import { wayIntoOwnNetwork } from './own-network.mjs'

// The longest first, so that no worker is left alone with it at the end, and beside it those that need the least.
const longest = ['transport-sipjs-kit', 'softphone-simulator', 'softphone-simulator-conference']
const mostPlayedAgain = 2
const suffix = '.e2e.test.ts'
const signals = ['SIGINT', 'SIGTERM']

const asked = process.argv.slice(2)
process.exit(asked.length > 0 ? (await vitest(asked, 'inherit')).code : await everyFile())

async function everyFile() {
  const names = readdirSync('e2e').filter((name) => name.endsWith(suffix))
  const early = longest.map((name) => `${name}${suffix}`)
  const queue = [...early, ...names.filter((name) => !early.includes(name))].map((name) => `e2e/${name}`)
  const workers = wayIntoOwnNetwork() === undefined ? 1 : Math.min(availableParallelism(), 4)
  const runs = []
  let stopped = false
  for (const signal of signals) {
    process.on(signal, () => {
      stopped = true
      queue.splice(0)
    })
  }
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const run = await vitest([file], 'pipe')
      process.stdout.write(run.output)
      runs.push({ file, ...run })
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  return report(runs, stopped ? [] : await playAgain(runs.filter(({ code }) => code !== 0)))
}

/** A few files that failed beside others get a second run alone; more than a few MUST NOT: that is no accident. */
async function playAgain(failed) {
  const again = []
  if (failed.length > mostPlayedAgain) return again
  for (const { file } of failed) {
    console.log(`\nPlayed again, alone: ${file}`)
    const run = await vitest([file], 'pipe')
    process.stdout.write(run.output)
    again.push({ file, ...run })
  }
  return again
}

/** What a file prints is kept until it is done, so that nobody reads two at once. */
function vitest(args, stdio) {
  const command = ['vitest', 'run', '--config', 'vitest.e2e.ts', '--reporter=default']
  const skips = '--reporter=./scripts/vitest/no-skips.mjs'
  const child = spawn(process.execPath, ['scripts/own-network.mjs', ...command, skips, ...args], { stdio })
  const stop = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, stop)
  const kept = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => kept.push(chunk))
  return new Promise((resolve) => {
    const done = (code) => {
      for (const signal of signals) process.off(signal, stop)
      resolve({ code, output: Buffer.concat(kept).toString() })
    }
    child.once('error', (error) => {
      kept.push(Buffer.from(`${error.message}\n`))
      done(1)
    })
    child.once('close', (code) => done(code ?? 1))
  })
}

/** The sums of all files; then, once more and loudly, the files that failed and those that needed their second run. */
function report(runs, again) {
  const unsteady = again.filter(({ code }) => code === 0).map(({ file }) => file)
  const failed = runs.filter(({ code, file }) => code !== 0 && !unsteady.includes(file))
  const counted = runs.map((run) => again.find(({ file }) => file === run.file) ?? run)
  const count = (word) => counted.reduce((sum, { output }) => sum + countOf(word, output), 0)
  console.log(`\nEnd to end: ${runs.length - failed.length} of ${runs.length} files passed`)
  console.log(
    `      Tests  ${['failed', 'skipped', 'passed'].map((word) => `${count(word)} ${word}`).join(' | ')} (end to end)`,
  )
  for (const file of unsteady) console.error(`Unsteady: ${file} failed beside others and passed alone. Mend it.`)
  for (const { file } of failed) console.error(`Failed: ${file}`)
  return failed.length > 0 ? 1 : 0
}

function countOf(word, output) {
  const line = /^ +Tests .*$/m.exec(stripVTControlCharacters(output))?.[0] ?? ''
  return Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0)
}
