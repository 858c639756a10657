// `npm run bench` prints the tables of size, stores, speed, crowds, detection and bridge; with `-- --write` it also puts them into the README.
// `npm run bench -- detection` does so for one of them: size, stores, bench, crowd, detection or bridge.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { sizeTable } from './size-table.mjs'

const makers = {
  size: sizeTable,
  stores: () => tableOf('stores'),
  bench: () => tableOf('speed'),
  crowd: () => tableOf('crowd'),
  detection: () => tableOf('detection'),
  bridge: () => tableOf('bridge'),
}
const asked = Object.keys(makers).filter((name) => process.argv.includes(name))
const tables = {}
for (const name of asked.length > 0 ? asked : Object.keys(makers)) {
  tables[name] = await makers[name]()
  console.log(`\n${tables[name]}`)
}
if (process.argv.includes('--write')) writeInto('README.md')

/**
 * In a process of its own: no development checks in the libraries, the garbage collector at hand and on the one thread
 * whose time is measured.
 */
function tableOf(name) {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--expose-gc', '--single-threaded-gc', 'bench/main.ts', name],
    { env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  )
  if (status !== 0) process.exit(1)
  return stdout.trim()
}

function writeInto(file) {
  const before = readFileSync(file, 'utf8')
  const after = Object.entries(tables).reduce((text, [name, table]) => {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`]
    if (!text.includes(start) || !text.includes(end)) throw new Error(`${file} lacks ${start} or ${end}`)
    return `${text.slice(0, text.indexOf(start) + start.length)}\n${table}\n${text.slice(text.indexOf(end))}`
  }, before)
  writeFileSync(file, after)
}
