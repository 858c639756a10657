/** A vitest reporter: in CI a skipped test fails the run, and is named. */
export default class NoSkips {
  onTestRunEnd(modules) {
    if (!process.env.CI) return
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')])
    for (const test of skipped) console.error(`Skipped: ${test.module.moduleId} > ${test.fullName}`)
    if (skipped.length > 0) process.exitCode = 1
  }
}
