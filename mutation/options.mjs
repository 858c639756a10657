import { filesOf } from './groups.mjs'

/**
 * Stryker's settings for one group. Everything it writes lies in a folder that git ignores. They MUST NOT name
 * `testFiles`: changes in code that runs at load are put in force too late then, and all survive (stryker-js 6144).
 */
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
    // A change that hangs counts as noticed: a machine that does other work MUST NOT make one look so.
    timeoutMS: 30_000,
    timeoutFactor: 3,
    checkers: [],
    allowConsoleColors: false,
    warnings: { slow: false },
  }
}
