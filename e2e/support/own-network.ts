import { execFile } from 'node:child_process'
import { delimiter } from 'node:path'

/** Whether this run has a network to itself (`scripts/own-network.mjs`): only there may packets be dropped. */
export const hasOwnNetwork = process.env.OFFHOOK_OWN_NETWORK === '1'

/** Takes a rule back. */
export type Lift = () => Promise<void>

const standing = new Set<string>()
let tables = 0

/** Takes back whatever still stands, after a test that failed on its way. */
export async function liftAll(): Promise<void> {
  for (const name of standing) await removeTable(name)
}

/** All UDP is lost on the way, both ways: RTP, RTCP and the checks of ICE. What sends it does not notice. */
export async function dropUdp(): Promise<Lift> {
  return await filter('meta l4proto udp drop')
}

/** Every TCP packet from and to a port is lost on the way: a connection that is dead, and closed for nobody. */
export async function dropTcp(port: number): Promise<Lift> {
  return await filter(`tcp sport ${port} drop; tcp dport ${port} drop`)
}

/** Resets every TCP connection of a port, as a machine between them that restarts does. */
export async function resetTcp(port: number): Promise<void> {
  await run('ss', ['-K', 'state', 'established', 'sport', '=', `:${port}`, 'or', 'dport', '=', `:${port}`])
}

/** Counts the RTP packets of some payload types (RFC 3550 section 5.1) that arrive anywhere; gives what reads the count. */
export async function countRtp(payloadTypes: readonly number[]): Promise<() => Promise<number>> {
  // Behind the 64 bits of the UDP header: 2 bits version, then 6 and the marker, then 7 bits payload type.
  const rules = payloadTypes.map((type) => `@th,64,2 2 @th,73,7 ${type} counter`)
  const name = await addTable(rules.join('\n'))
  return async () => {
    const listed = await run('nft', ['list', 'table', 'inet', name])
    return [...listed.matchAll(/counter packets (\d+)/g)].reduce((sum, [, packets]) => sum + Number(packets), 0)
  }
}

async function filter(rule: string): Promise<Lift> {
  const name = await addTable(rule)
  return () => removeTable(name)
}

async function addTable(rule: string): Promise<string> {
  if (!hasOwnNetwork) throw new Error('Packets may be filtered in a network of its own only.')
  tables += 1
  const name = `offhook${tables}`
  await run('nft', [`table inet ${name} {\nchain arriving {\ntype filter hook input priority 0\n${rule}\n}\n}`])
  standing.add(name)
  return name
}

async function removeTable(name: string): Promise<void> {
  standing.delete(name)
  await run('nft', ['delete', 'table', 'inet', name])
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, PATH: [process.env.PATH, '/usr/sbin', '/sbin'].join(delimiter) }
  return await new Promise((resolve, reject) => {
    execFile(program, args, { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`${program} ${args.join(' ')}: ${stderr || error.message}`))
    })
  })
}
