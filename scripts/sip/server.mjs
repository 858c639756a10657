import { parseArgs } from 'node:util'
import { startKamailio } from './kamailio.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '5066' } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`--port must be a number from 1 to 65535, not "${values.port}".`)
  process.exit(1)
}

const server = await startKamailio({ port })
console.log(`SIP server:  ${server.url}`)
console.log(`Domain:      ${server.domain}`)
console.log('Accounts:    user  password')
for (const [user, password] of Object.entries(server.accounts)) console.log(`             ${user}   ${password}`)
console.log('Also try:    code-486, code-503-q34, ring-480, early-486, blackhole')
console.log('Stop it with Ctrl+C.')

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0))
  })
}
