// One table of `npm run bench`, in a process of its own: `speed` or `detection`.
switch (process.argv[2]) {
  case 'speed':
    await import('./speed.ts')
    break
  case 'detection':
    await import('./detection/table.ts')
    break
  default:
    throw new Error('Name a table: speed or detection.')
}

// Makes this a module, so that it may wait.
export {}
