export { parseFact as readFact } from '@offhook/core'
