// `node scripts/need.mjs chromium kamailio`: sees to it that real programs are there before the tests that drive them.
// It MUST fail where one is missing: a suite that is skipped for want of a program would look like one that passed.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { findChromium, findKamailio } from './programs.mjs'

const programs = {
  chromium: {
    find: findChromium,
    packages: ['chromium'],
    elsewhere: 'install Chromium or Chrome, or name one in OFFHOOK_CHROMIUM',
  },
  kamailio: {
    find: findKamailio,
    packages: ['kamailio', 'kamailio-websocket-modules', 'kamailio-outbound-modules', 'kamailio-utils-modules'],
    elsewhere: 'install Kamailio 5.6 or newer with its websocket module',
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(programs, name))
if (asked.length === 0 || unknown.length > 0) {
  fail(`Name programs of: ${Object.keys(programs).join(', ')}.${unknown.length > 0 ? ` Not "${unknown[0]}".` : ''}`)
}

const missing = () => asked.filter((name) => programs[name].find() === undefined)
const chosenByHand = process.env.OFFHOOK_CHROMIUM
if (missing().includes('chromium') && chosenByHand) {
  fail(`OFFHOOK_CHROMIUM names ${chosenByHand}, which is no program that can be run.`)
}
if (missing().length > 0 && isRootOnDebian()) install(missing().flatMap((name) => programs[name].packages))

const absent = missing()
for (const name of absent) {
  const { packages, elsewhere } = programs[name]
  console.error(
    `${name} is missing: ${elsewhere} (Debian: apt-get install --no-install-recommends ${packages.join(' ')}).`,
  )
}
if (absent.length > 0) process.exit(1)

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

function install(packages) {
  console.log(`Installing ${packages.join(' ')}`)
  withoutServices(() => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const run = (...args) => spawnSync('apt-get', args, { stdio: 'inherit', env }).status === 0
    return run('update') && run('install', '-y', '--no-install-recommends', ...packages)
  })
}

/** Keeps Debian from starting a SIP proxy on this machine: tests start their own, on loopback. */
function withoutServices(action) {
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return action()
  writeFileSync(policy, '#!/bin/sh\nexit 101\n')
  chmodSync(policy, 0o755)
  try {
    return action()
  } finally {
    rmSync(policy, { force: true })
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
