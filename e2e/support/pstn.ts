import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRtpengine, findSipp } from '../../scripts/programs.mjs'
import { type FarPlan, scenarioOf, tagOfExchange } from './far-exchange.ts'
import { freeUdpPort, freeUdpPorts } from './free-port.ts'

/** Whether this machine can play the telephone network: rtpengine carries the media, SIPp is whoever is called. */
export const hasPstn = findRtpengine() !== undefined && findSipp() !== undefined

/** The leg into the telephone network: plain RTP with G.711 behind a media proxy, as behind a gateway. */
export class Pstn {
  readonly gateway: number
  readonly mediaControl: number
  readonly #folder: string
  readonly #proxy: ChildProcess
  readonly #digits: Socket
  readonly #heard: string[] = []
  #exchange: ChildProcess | undefined

  private constructor(gateway: number, mediaControl: number, folder: string, proxy: ChildProcess, digits: Socket) {
    this.gateway = gateway
    this.mediaControl = mediaControl
    this.#folder = folder
    this.#proxy = proxy
    this.#digits = digits
    digits.on('message', (message) => this.#heard.push(message.toString()))
  }

  static async start(): Promise<Pstn> {
    const program = findRtpengine()
    if (program === undefined) throw new Error('rtpengine is not installed.')
    const [gateway, mediaControl] = [await freeUdpPort(), await freeUdpPort()]
    const digits = createSocket('udp4')
    await new Promise<void>((resolve) => digits.bind(0, '127.0.0.1', resolve))
    const folder = await mkdtemp(join(tmpdir(), 'offhook-pstn-'))
    const proxy = spawn(
      program,
      [
        ['--config-file=none', '--foreground', '--log-stderr', '--log-level=5', '--table=-1', '--interface=127.0.0.1'],
        [`--listen-ng=127.0.0.1:${mediaControl}`, '--port-min=30000', '--port-max=30400'],
        [`--dtmf-log-dest=127.0.0.1:${digits.address().port}`, `--pidfile=${join(folder, 'rtpengine.pid')}`],
      ].flat(),
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const pstn = new Pstn(gateway, mediaControl, folder, proxy, digits)
    process.once('exit', pstn.#kill)
    try {
      await untilItAnswers(proxy, mediaControl)
    } catch (error) {
      await pstn.stop()
      throw error
    }
    return pstn
  }

  /** Whoever is called next does so. */
  async expect(plan: FarPlan): Promise<void> {
    await end(this.#exchange)
    const program = findSipp()
    if (program === undefined) throw new Error('SIPp is not installed.')
    const scenario = join(this.#folder, 'plan.xml')
    await writeFile(scenario, scenarioOf(plan))
    // Media and its RTCP, twice: SIPp echoes a second stream beside the first.
    const [media, errors] = [await freeUdpPorts(4), join(this.#folder, 'errors.log')]
    this.#exchange = spawn(
      program,
      [
        ['-sf', scenario, '-i', '127.0.0.1', '-p', String(this.gateway), '-m', '1', '-nostdin'],
        ['-mi', '127.0.0.1', '-mp', String(media), '-rtp_echo', '-trace_err', '-error_file', errors],
      ].flat(),
      { stdio: 'ignore', cwd: this.#folder },
    )
  }

  /** Waits until the plan came to its end; rejects with what went otherwise. */
  async fulfilled(): Promise<void> {
    const exchange = this.#exchange
    if (exchange === undefined) throw new Error('Nobody was expected to be called.')
    const code = exchange.exitCode ?? (await new Promise<number | null>((resolve) => exchange.once('exit', resolve)))
    if (code === 0) return
    const errors = await readFile(join(this.#folder, 'errors.log'), 'utf8').catch(() => '')
    throw new Error(`SIPp ended with code ${code}.\n${errors.slice(-2_000)}`)
  }

  /** The digits that reached the network as telephone events (RFC 4733), in order. */
  digits(): string {
    const keys = '0123456789*#ABCD'
    return (
      this.#heard
        .map((line) => JSON.parse(line) as { readonly source_tag: string; readonly event: number })
        // The exchange sends back what it gets, digits too.
        .filter((heard) => !heard.source_tag.includes(tagOfExchange))
        .map(({ event }) => keys[event] ?? '?')
        .join('')
    )
  }

  async stop(): Promise<void> {
    process.off('exit', this.#kill)
    await end(this.#exchange)
    await end(this.#proxy)
    this.#digits.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  // A test run that is killed MUST NOT leave programs behind.
  readonly #kill = () => {
    this.#proxy.kill('SIGKILL')
    this.#exchange?.kill('SIGKILL')
  }
}

/** Kamailio asks rtpengine once when it starts, and does without it for a minute if there is no answer. */
async function untilItAnswers(proxy: ChildProcess, port: number): Promise<void> {
  let written = ''
  proxy.stderr?.on('data', (chunk: Buffer) => {
    written += chunk.toString()
  })
  const socket = createSocket('udp4')
  try {
    const answer = new Promise<void>((resolve) => socket.once('message', () => resolve()))
    for (let round = 0; round < 100; round += 1) {
      if (proxy.exitCode !== null) break
      socket.send('1 d7:command4:pinge', port, '127.0.0.1')
      const answered = await Promise.race([
        answer.then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 100)),
      ])
      if (answered) return
    }
    throw new Error(`rtpengine did not start.\n${written.slice(-2_000)}`)
  } finally {
    socket.close()
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  await gone
}
