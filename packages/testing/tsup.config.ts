import { library } from '../../scripts/tsup.ts'

export default library({ index: 'src/index.ts', kit: 'src/kit.ts', binding: 'src/binding/index.ts' })
