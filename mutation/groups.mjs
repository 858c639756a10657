import { globSync } from 'node:fs'

/**
 * What is mutated, by group: `npm run mutation -- quality outcome`. Paths are inside packages/core/src.
 * Types, and words that only a person reads, are no code that a test could miss.
 */
export const groups = {
  quality: ['quality/**', 'phone/quality.ts'],
  outcome: ['outcome/**'],
  identity: ['phone/identity.ts', 'phone/tombstones.ts', 'phone/join.ts', 'phone/route-fact.ts'],
  rules: ['call/wish.ts', 'call/legality.ts', 'call/rules.ts'],
  policy: ['phone/manners.ts', 'phone/crossed.ts', 'phone/current.ts', 'phone/target.ts', 'phone/start-call.ts'],
  procedures: ['phone/procedures/**'],
  registration: ['registration/**', 'phone/account.ts'],
  views: ['call/call.view.ts', 'phone/views.ts', 'phone/log.ts', 'phone/same.ts', 'phone/settle.ts'],
  call: ['call/**', '!call/wish.ts', '!call/legality.ts', '!call/rules.ts', '!call/call.view.ts'],
  commands: ['phone/{commands,call-commands,requests,choice,digits,facilities,host}.ts'],
  calls: ['phone/{calls,live-call,resync,surroundings,diagnostics,listeners}.ts'],
  surface: ['phone/surface/**'],
  phone: [
    'phone/**',
    '!phone/{quality,identity,tombstones,join,route-fact,manners,crossed,current,target,start-call}.ts',
    '!phone/{account,views,log,same,settle}.ts',
    '!phone/{commands,call-commands,requests,choice,digits,facilities,host}.ts',
    '!phone/{calls,live-call,resync,surroundings,diagnostics,listeners}.ts',
    '!phone/{procedures,surface}/**',
  ],
}

/** The files of a group as Stryker takes them. Fails for a path that has gone: it would count for nothing, in silence. */
export function filesOf(group) {
  const root = 'packages/core/src/'
  const paths = groups[group].map((path) => (path.startsWith('!') ? `!${root}${path.slice(1)}` : `${root}${path}`))
  const gone = paths.find((path) => globSync(path.replace(/^!/, '')).length === 0)
  if (gone) throw new Error(`mutation/groups.mjs: ${gone} matches no file.`)
  return [...paths, `!${root}**/*.test.ts`]
}
