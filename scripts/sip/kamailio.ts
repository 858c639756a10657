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
  stop(): Promise<void>
}

const template = new URL('./kamailio.cfg', import.meta.url)

/** Starts a SIP server on loopback and resolves when it takes connections. Its files live in a directory of their own. */
export async function startKamailio(options: KamailioOptions = {}): Promise<Kamailio> {
  const program = findKamailio()
  if (program === undefined) throw new Error('Kamailio with its websocket module is not installed.')
  const port = options.port ?? (await freePort())
  const domain = options.domain ?? 'offhook.test'
  const accounts = options.accounts ?? defaultAccounts
  const directory = await mkdtemp(join(tmpdir(), 'offhook-kamailio-'))
  const config = join(directory, 'kamailio.cfg')
  await writeFile(config, fill(await readFile(template, 'utf8'), port, domain, accounts))

  let written = ''
  const server = spawn(program, ['-f', config, '-DD', '-E', '-m', '64', '-M', '8', '-Y', directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const keep = (chunk: Buffer) => {
    written += chunk.toString()
  }
  server.stdout.on('data', keep)
  server.stderr.on('data', keep)

  const rpc = async (method: string, params: readonly (string | number)[] = []) => {
    const response = await fetch(`http://127.0.0.1:${port}/RPC`, {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const answer = (await response.json()) as { result?: unknown; error?: { message?: string } }
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message ?? 'refused'}`)
    return answer.result
  }
  // A test run that is killed MUST NOT leave a server behind.
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    await end(server)
    await rm(directory, { recursive: true, force: true })
  }

  try {
    await untilReady(server, () => rpc('core.uptime'))
  } catch (error) {
    await stop()
    throw new Error(`Kamailio did not start: ${String(error)}\n${written.slice(-2_000)}`)
  }
  return { url: `ws://127.0.0.1:${port}`, domain, accounts, rpc, log: () => written, stop }
}

function fill(text: string, port: number, domain: string, accounts: Readonly<Record<string, string>>): string {
  const rows = Object.entries(accounts).map(([user, password]) => `  $sht(accounts=>${user}) = "${password}";`)
  return text
    .replaceAll('@port@', String(port))
    .replaceAll('@domain@', domain)
    .replaceAll('@accounts@', rows.join('\n'))
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
