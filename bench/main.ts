// One table of `npm run bench`, in a process of its own: `speed`, `stores`, `crowd`, `detection` or `bridge`.
switch (process.argv[2]) {
  case 'speed':
    await import('./speed.ts')
    break
  case 'stores':
    // By address: its peers are installed for `npm run bench` alone, and the types of all the rest are checked without them.
    await import(new URL('./stores/table.ts', import.meta.url).href)
    break
  case 'crowd':
    await import('./crowd.ts')
    break
  case 'detection':
    await import('./detection/table.ts')
    break
  case 'bridge':
    await import('./bridge/table.ts')
    break
  default:
    throw new Error('Name a table: speed, stores, crowd, detection or bridge.')
}

// Makes this a module, so that it may wait.
export {}
