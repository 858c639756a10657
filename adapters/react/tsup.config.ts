import { library } from '../../scripts/tsup.ts'

export default library(['src/index.ts'], {
  // For server components. Rollup, which `treeshake` would bring in, drops such directives.
  treeshake: false,
  banner: { js: "'use client'" },
})
