// `node scripts/own-network.mjs vitest run …`: runs a command in a network namespace of its own, where tests may drop
// packets and kill connections without touching the machine's. Where that cannot be had the command runs as it is, and
// a line says so: the tests that need it are skipped then, which fails in CI.
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// A browser believes to be offline where there is nothing but loopback: a cable plugged into itself makes it online.
const setUp = [
  'PATH=$PATH:/usr/sbin:/sbin',
  'ip link set lo up',
  'ip link add cable0 type veth peer name cable1',
  'ip addr add 192.0.2.1/24 dev cable0',
  'ip link set cable0 up',
  'ip link set cable1 up',
].join(' && ')

const ways = process.getuid?.() === 0 ? [['--net']] : [['--user', '--map-root-user', '--net']]

/** How to get into such a namespace on this machine; `undefined`: not at all. */
export function wayIntoOwnNetwork() {
  return ways.find((way) => run(way, `${setUp} && nft list tables && ss -K sport = :1`).status === 0)
}

function run(way, script) {
  return spawnSync('unshare', [...way, 'sh', '-c', script], { stdio: 'ignore' })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const command = process.argv.slice(2)
  const [program, ...args] = command
  if (program === undefined) {
    console.error('Name the command to run.')
    process.exit(1)
  }
  const way = wayIntoOwnNetwork()
  if (way === undefined) {
    console.warn(
      'No network of its own on this machine (it takes Linux with unshare, ip, ss and nft): running without.',
    )
  }
  const child =
    way === undefined
      ? spawn(program, args, { stdio: 'inherit' })
      : spawn('unshare', [...way, 'sh', '-c', `${setUp} && exec "$@"`, 'sh', ...command], {
          stdio: 'inherit',
          env: { ...process.env, OFFHOOK_OWN_NETWORK: '1' },
        })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}
