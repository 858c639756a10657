import type { Outcome } from '@offhook/core'

export const overtaken: Outcome = {
  ok: false,
  reason: 'refused',
  vendor: { message: 'Another sign-in or sign-out came after this one.' },
}

/** Native changes of the account: one after the other, and whatever a later one has overtaken MUST NOT report. */
export class Turns {
  #epoch = 0
  #underway: Promise<Outcome> | undefined

  /** The change that is under way, or waits for it. */
  get underway(): Promise<Outcome> | undefined {
    return this.#underway
  }

  /** Makes everything until now a thing of the past. Returns how to ask whether the present has become one too. */
  begin(): () => boolean {
    this.#epoch += 1
    const mine = this.#epoch
    return () => mine !== this.#epoch
  }

  take(work: (isOvertaken: () => boolean) => Promise<Outcome>): Promise<Outcome> {
    const isOvertaken = this.begin()
    const before = this.#underway
    const turn = (async () => {
      await before?.catch(() => undefined)
      return isOvertaken() ? overtaken : await work(isOvertaken)
    })()
    this.#underway = turn
    const over = () => {
      if (this.#underway === turn) this.#underway = undefined
    }
    turn.then(over, over)
    return turn
  }
}
