import { library } from '../../scripts/tsup.ts'

export default library({ index: 'src/index.ts', simulator: 'src/simulator/index.ts' })
