/** Random numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The seed of this run, said on the console; `OFFHOOK_SEED` chooses it. */
export function seedOf(what: string): number {
  const chosen = process.env.OFFHOOK_SEED
  const seed = chosen === undefined ? Date.now() % 2 ** 31 : Number(chosen)
  console.info(`${what}: seed ${seed} (again with OFFHOOK_SEED=${seed})`)
  return seed
}
