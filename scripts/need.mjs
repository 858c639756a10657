// `node scripts/need.mjs chromium kamailio --wanted rtpengine`: sees to it that real programs are there before the tests
// that drive them. It MUST fail where a needed one is missing: a suite that is skipped for want of a program would look
// like one that passed. What is only wanted is named where it is missing; its tests are skipped then, which fails in CI.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { wayIntoOwnNetwork } from './own-network.mjs'
import { findChromium, findKamailio, findRtpengine, findSipp } from './programs.mjs'

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
  'own-network': {
    find: wayIntoOwnNetwork,
    packages: ['util-linux', 'iproute2', 'nftables'],
    elsewhere: 'it takes Linux with unshare, ip, ss and nft',
  },
  rtpengine: {
    find: findRtpengine,
    packages: ['rtpengine-daemon'],
    elsewhere: 'install rtpengine 10 or newer',
  },
  sipp: {
    find: findSipp,
    packages: ['sip-tester'],
    elsewhere: 'install SIPp 3.6 or newer',
  },
}

const words = process.argv.slice(2)
const asked = words.filter((word) => word !== '--wanted')
const wanted = words.includes('--wanted') ? words.slice(words.indexOf('--wanted') + 1) : []
const unknown = asked.filter((name) => !Object.hasOwn(programs, name))
if (asked.length === 0 || unknown.length > 0) {
  fail(`Name programs of: ${Object.keys(programs).join(', ')}.${unknown.length > 0 ? ` Not "${unknown[0]}".` : ''}`)
}

const missing = () => asked.filter((name) => programs[name].find() === undefined)
const chosenByHand = process.env.OFFHOOK_CHROMIUM
if (missing().includes('chromium') && chosenByHand) {
  fail(`OFFHOOK_CHROMIUM names ${chosenByHand}, which is no program that can be run.`)
}
if (missing().length > 0 && isRootOnDebian()) install(missing())

const absent = missing()
for (const name of absent) {
  const { packages, elsewhere } = programs[name]
  const effect = wanted.includes(name) ? ', so the tests that want it are skipped' : ''
  const remedy = `${elsewhere} (Debian: apt-get install --no-install-recommends ${packages.join(' ')})`
  console.error(`${name} is missing${effect}: ${remedy}.`)
}
if (absent.some((name) => !wanted.includes(name))) process.exit(1)

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

/** One after the other, so that a package which is not to be had takes no other with it. */
function install(names) {
  withoutServices(() => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const run = (...args) => spawnSync('apt-get', args, { stdio: 'inherit', env })
    run('update')
    for (const name of names) {
      console.log(`Installing ${programs[name].packages.join(' ')}`)
      run('install', '-y', '--no-install-recommends', ...programs[name].packages)
    }
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
