import { commandsCases } from './cases/commands.ts'
import { factsCases } from './cases/facts.ts'
import { hangUpCases } from './cases/hang-ups.ts'
import { levelCases } from './cases/levels.ts'
import { lifecycleCases } from './cases/lifecycle.ts'
import { lossCases } from './cases/loss.ts'
import { orderCases } from './cases/order.ts'
import { restoreCases } from './cases/restore.ts'

/** Every test of the transport kit by its name: plain data, to be run by any runner, in Node or in a page. */
export const transportCases = {
  ...lifecycleCases,
  ...factsCases,
  ...commandsCases,
  ...hangUpCases,
  ...levelCases,
  ...lossCases,
  ...orderCases,
  ...restoreCases,
}

export type CaseName = keyof typeof transportCases

export const caseNames = Object.keys(transportCases) as readonly CaseName[]
