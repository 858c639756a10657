import { describe, expect, it } from 'vitest'
import { ladder, sipMessages } from './support/ladder.ts'

const log = [
  ' 0(7) NOTICE: <script>: [in] 100.000100 127.0.0.1:1001 INVITE 101 cid=abc cseq=1 from=100',
  ' 0(7) NOTICE: <script>: [out] 100.000200 127.0.0.1:1002 INVITE x7 cid=abc cseq=1',
  ' 0(7) NOTICE: <script>: [in] 100.300000 127.0.0.1:1002 486 Busy Here cid=abc cseq=1',
  ' 0(7) NOTICE: <script>: [out] 100.300100 127.0.0.1:5060 486 Busy Here cid=abc cseq=1',
].join('\n')

describe('the ladder of a failed scenario', () => {
  it('shows who sent what to whom, between what both phones saw', () => {
    const peers = new Map([
      ['127.0.0.1:1001', 'Ann'],
      ['127.0.0.1:1002', 'Bob'],
    ])
    const ann = { name: 'Ann', notes: [{ at: 100_000, text: 'dialing' }] }
    const bob = { name: 'Bob', notes: [{ at: 100_100, text: 'incoming' }] }
    const lines = ladder(ann, bob, sipMessages(log), peers).split('\n')
    expect(lines.map((line) => line.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'Ann | server |Bob',
      '0.000 dialing | |',
      '0.000 |── INVITE 101 ─▶ |',
      '0.000 | ── INVITE x7 ─▶|',
      '0.100 | |incoming',
      '0.300 | ◀─ 486 Busy Here ──|',
      '0.300 |◀─ 486 Busy Here ── |',
    ])
  })

  it('begins where it is told to', () => {
    expect(sipMessages(log, 100_200)).toHaveLength(2)
  })
})
