import type { CallFact, Fact, Transport } from '@offhook/core'

export const isOfCall = (fact: Fact): fact is CallFact => 'call' in fact

/** The same transport, whose facts pass through `tamper` on their way out. */
export function tampered<C>(honest: Transport<C>, tamper: (fact: Fact) => readonly unknown[]): Transport<C> {
  return {
    ...honest,
    start: (host) =>
      honest.start({
        emit(fact) {
          for (const said of tamper(fact as Fact)) host.emit(said)
        },
      }),
  }
}
