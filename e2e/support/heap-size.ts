import type { CDPSession } from 'playwright'

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] }
  }
  /** As many numbers for each node as there are fields. */
  readonly nodes: readonly number[]
}

/**
 * What the page's objects take, in bytes, after the garbage was collected. Without compiled code: the engine compiles
 * for minutes what runs often, which would hide a leak of many kilobytes per call.
 */
export async function heapSizeOf(session: CDPSession): Promise<number> {
  const chunks: string[] = []
  const keep = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', keep)
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [kindAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const code = types[0].indexOf('code')
  let bytes = 0
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (nodes[node + kindAt] !== code) bytes += nodes[node + sizeAt] ?? 0
  }
  return bytes
}
