import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findKamailio } from '../programs.mjs'

/** The accounts that the server knows unless told otherwise: user and password. */
const defaultAccounts: Readonly<Record<string, string>> = Object.fromEntries(
  ['100', '101', '102', '103', '104'].map((user) => [user, `secret-${user}`]),
)

export interface KamailioOptions {
  /** Default: a free port of this machine. */
  readonly port?: number
  /** The realm and domain of all accounts. Default `offhook.test`. */
  readonly domain?: string
  readonly accounts?: Readonly<Record<string, string>>
  /** A gateway into the telephone network, which gets every number of five digits and more. */
  readonly pstn?: {
    /** The port of this machine on which the gateway takes SIP over UDP. */
    readonly gateway: number
    /** The port of this machine on which rtpengine is told what to do (its protocol `ng`, over UDP). */
    readonly mediaControl: number
  }
}

export interface Kamailio {
  /** Where SIP clients connect: `ws://127.0.0.1:…`. */
  readonly url: string
  readonly domain: string
  readonly accounts: Readonly<Record<string, string>>
  /** Calls a JSON-RPC method of the server; rejects with what the server said. */
  rpc(method: string, params?: readonly (string | number)[]): Promise<unknown>
  /** Everything that the server wrote so far. */
  log(): string
  /** Goes down, and with it all that it remembered; the log goes on. */
  halt(): Promise<void>
  /** Comes back on the same port, after `halt`; nothing if it is there. */
  resume(): Promise<void>
  stop(): Promise<void>
}

const template = new URL('./kamailio.cfg', import.meta.url)

/** Starts a SIP server on loopback and resolves when it takes connections. Its files live in a directory of their own. */
export async function startKamailio(options: KamailioOptions = {}): Promise<Kamailio> {
  const program = findKamailio()
  if (program === undefined) throw new Error('Kamailio with its websocket module is not installed.')
  const port = options.port ?? (await freePort())
  const { domain = 'offhook.test', accounts = defaultAccounts, pstn } = options
  const directory = await mkdtemp(join(tmpdir(), 'offhook-kamailio-'))
  const config = join(directory, 'kamailio.cfg')
  const values = { port, domain, accounts: rowsOf(accounts), ...pstn }
  await writeFile(config, fill(await readFile(template, 'utf8'), values))
  const args = ['-f', config, '-DD', '-E', '-m', '64', '-M', '8', '-Y', directory]
  if (pstn !== undefined) args.push('-A', 'WITH_PSTN')

  let written = ''
  const keep = (chunk: Buffer) => {
    written += chunk.toString()
  }
  let server: ChildProcess | undefined
  const rpc = async (method: string, params: readonly (string | number)[] = []) => {
    const response = await fetch(`http://127.0.0.1:${port}/RPC`, {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const answer = (await response.json()) as { result?: unknown; error?: { message?: string } }
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message ?? 'refused'}`)
    return answer.result
  }
  const resume = async () => {
    if (server !== undefined) return
    const started = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    server = started
    started.stdout.on('data', keep)
    started.stderr.on('data', keep)
    await untilReady(started, () => rpc('core.uptime'))
  }
  const halt = async () => {
    if (server !== undefined) await end(server)
    server = undefined
  }
  // A test run that is killed MUST NOT leave a server behind.
  const kill = () => server?.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    await halt()
    process.off('exit', kill)
    await rm(directory, { recursive: true, force: true })
  }

  try {
    await resume()
  } catch (error) {
    await stop()
    throw new Error(`Kamailio did not start: ${String(error)}\n${written.slice(-2_000)}`)
  }
  return { url: `ws://127.0.0.1:${port}`, domain, accounts, rpc, log: () => written, halt, resume, stop }
}

function rowsOf(accounts: Readonly<Record<string, string>>): string {
  return Object.entries(accounts)
    .map(([user, password]) => `  $sht(accounts=>${user}) = "${password}";`)
    .join('\n')
}

/** Puts each value in the place of its `@name@`. */
function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(`@${name}@`, String(value)), text)
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The machine gave no port.')
  return address.port
}

async function untilReady(server: ChildProcess, probe: () => Promise<unknown>): Promise<void> {
  let failure: Error | undefined
  server.once('error', (error) => {
    failure = error
  })
  const deadline = Date.now() + 10_000
  for (;;) {
    if (failure !== undefined) throw failure
    if (server.exitCode !== null) throw new Error(`it ended with code ${server.exitCode}`)
    try {
      await probe()
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGTERM')
  const forced = setTimeout(() => server.kill('SIGKILL'), 5_000)
  await gone
  clearTimeout(forced)
}
