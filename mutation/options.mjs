import { filesOf } from './groups.mjs'

/** Stryker's settings for one group. Everything it writes lies in a folder that git ignores. */
export function optionsFor(group) {
  const report = `mutation/.cache/report/${group}`
  return {
    mutate: filesOf(group),
    plugins: ['@stryker-mutator/vitest-runner'],
    testRunner: 'vitest',
    vitest: { configFile: 'mutation/vitest.config.ts' },
    concurrency: Number(process.env.OFFHOOK_MUTATION_WORKERS ?? 1),
    coverageAnalysis: 'perTest',
    ignorePatterns: ['/*', '!/packages', '!/adapters', '!/mutation', '!/tsconfig*.json', '!/package.json', '**/dist'],
    tempDirName: 'mutation/.cache/copy',
    reporters: ['json', 'html', 'dots'],
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
    timeoutMS: 10_000,
    timeoutFactor: 3,
    checkers: [],
    allowConsoleColors: false,
    warnings: { slow: false },
  }
}
