import { describe, expect, it } from 'vitest'
import { ConformanceError } from './assert.ts'
import { waitFor } from './patience.ts'

const never = () => new Promise<void>(() => {})

describe('waitFor', () => {
  it('gives what is there already without waiting', async () => {
    await expect(waitFor(() => 'there', 'a thing', { change: never, settle: never })).resolves.toBe('there')
  })

  it('looks again at a change while the rig is still busy', async () => {
    let value: string | undefined
    const change = async () => {
      value = 'come'
    }
    await expect(waitFor(() => value, 'a thing', { change, settle: never })).resolves.toBe('come')
  })

  it('looks again when the rig has settled, and in the end says what never came', async () => {
    let settled = 0
    const settle = async () => {
      settled++
    }
    await expect(waitFor(() => (settled > 1 ? 'late' : undefined), 'a thing', { change: never, settle })).resolves.toBe(
      'late',
    )
    const lost = waitFor(() => undefined, 'a call.ended', { change: never, settle })
    await expect(lost).rejects.toThrow(new ConformanceError('There never was a call.ended.'))
  })
})
