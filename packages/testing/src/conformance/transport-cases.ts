import { commandsCases } from './cases/commands.ts'
import { factsCases } from './cases/facts.ts'
import { hangUpCases } from './cases/hang-ups.ts'
import { inputCases } from './cases/inputs.ts'
import { levelCases } from './cases/levels.ts'
import { lifecycleCases } from './cases/lifecycle.ts'
import { linkCases } from './cases/link.ts'
import { lossCases } from './cases/loss.ts'
import { mediaCases } from './cases/media.ts'
import { mergeCases } from './cases/merge.ts'
import { orderCases } from './cases/order.ts'
import { referralCases } from './cases/referral.ts'
import { restoreCases } from './cases/restore.ts'
import { severalCallsCases } from './cases/several-calls.ts'
import { transferCases } from './cases/transfer.ts'
import { videoCases } from './cases/video.ts'

/** Every test of the transport kit by its name: plain data, to be run by any runner, in Node or in a page. */
export const transportCases = {
  ...lifecycleCases,
  ...factsCases,
  ...commandsCases,
  ...hangUpCases,
  ...levelCases,
  ...severalCallsCases,
  ...mergeCases,
  ...transferCases,
  ...referralCases,
  ...videoCases,
  ...inputCases,
  ...mediaCases,
  ...lossCases,
  ...linkCases,
  ...orderCases,
  ...restoreCases,
}

export type CaseName = keyof typeof transportCases

export const caseNames = Object.keys(transportCases) as readonly CaseName[]
