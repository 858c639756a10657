import { describe, expect, it } from 'vitest'
import { ofMediaError, openMicrophone } from './microphone.ts'

const thrown = (name: string) => Object.assign(new Error('no'), { name })

describe('openMicrophone', () => {
  it('names the permission that is missing', () => {
    for (const name of ['NotAllowedError', 'SecurityError']) {
      expect(ofMediaError(thrown(name))).toEqual({
        ok: false,
        reason: 'permission-denied',
        permission: 'microphone',
        vendor: { code: name, message: 'no' },
      })
    }
  })

  it('calls a missing or busy microphone a failure and keeps the name that the browser gave it', () => {
    expect(ofMediaError(thrown('NotFoundError'))).toMatchObject({ reason: 'failed', vendor: { code: 'NotFoundError' } })
    expect(ofMediaError(thrown('NotReadableError'))).toMatchObject({ vendor: { code: 'NotReadableError' } })
    expect(ofMediaError('odd')).toMatchObject({ reason: 'failed', vendor: { message: 'odd' } })
  })

  it('is not supported where there are no devices, as in Node', async () => {
    expect(await openMicrophone()).toMatchObject({ ok: false, reason: 'not-supported' })
  })
})
