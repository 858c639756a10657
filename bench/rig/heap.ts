/** Bytes on the heap that something still holds. Needs `--expose-gc`. */
export async function liveHeap(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Start with --expose-gc: `npm run bench` does.')
  for (let pass = 0; pass < 4; pass += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc()
  }
  return process.memoryUsage().heapUsed
}
