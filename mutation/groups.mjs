/**
 * What is mutated, by group: `npm run mutation -- quality outcome`. Paths are inside packages/core/src.
 * Types, and words that only a person reads, are no code that a test could miss.
 */
export const groups = {
  quality: ['quality/**', 'phone/quality.ts'],
  outcome: ['outcome/**'],
  identity: ['phone/identity.ts', 'phone/tombstones.ts', 'phone/join.ts', 'phone/route-fact.ts'],
  rules: ['call/wish.ts', 'call/legality.ts', 'call/rules.ts'],
  policy: ['phone/manners.ts', 'phone/line.ts', 'phone/current.ts', 'phone/target.ts', 'phone/start-call.ts'],
  registration: ['registration/**', 'phone/account.ts'],
  views: ['call/call.view.ts', 'phone/views.ts', 'phone/log.ts', 'phone/same.ts', 'phone/settle.ts'],
  call: ['call/**', '!call/wish.ts', '!call/legality.ts', '!call/rules.ts', '!call/call.view.ts'],
  phone: [
    'phone/**',
    '!phone/{quality,identity,tombstones,join,route-fact,manners,line,current,target,start-call}.ts',
    '!phone/{account,views,log,same,settle}.ts',
  ],
}

/** The files of a group as Stryker takes them. */
export function filesOf(group) {
  const root = 'packages/core/src/'
  return [
    ...groups[group].map((path) => (path.startsWith('!') ? `!${root}${path.slice(1)}` : `${root}${path}`)),
    `!${root}**/*.test.ts`,
  ]
}
