import type { DemoNumber } from './demo-number.ts'

/** Numbers that nobody ever answers; where there is a SIP status for it, the number is the status. */
export const refusingNumbers: readonly DemoNumber[] = [
  {
    number: '404',
    label: 'Unknown number',
    what: 'The server knows nobody by this number (404).',
    answer: { steps: [{ at: 400, do: 'call.reject', code: 404, q850: 1 }] },
  },
  {
    number: '450',
    label: 'Microphone refused',
    what: 'The call does not start, because the microphone is not allowed.',
    answer: {
      refuse: {
        ok: false,
        reason: 'permission-denied',
        permission: 'microphone',
        vendor: { code: 450, message: 'Microphone permission denied' },
      },
    },
  },
  {
    number: '451',
    label: 'Microphone in use',
    what: 'The call does not start, because another program has the microphone.',
    answer: { refuse: { ok: false, reason: 'device-busy', vendor: { message: 'NotReadableError' } } },
  },
  {
    number: '480',
    label: 'Unreachable',
    what: 'The device of the far side is switched off (480).',
    answer: { steps: [{ at: 1_500, do: 'call.reject', code: 480, q850: 20, by: 'network' }] },
  },
  {
    number: '486',
    label: 'Busy',
    what: 'The far side is talking to somebody else (486).',
    answer: { steps: [{ at: 800, do: 'call.reject', code: 486, q850: 17 }] },
  },
  {
    number: '503',
    label: 'Server error',
    what: 'The server is overloaded (503).',
    answer: { steps: [{ at: 800, do: 'call.reject', code: 503 }] },
  },
  {
    number: '603',
    label: 'Declined',
    what: 'Rings, and the far side refuses (603).',
    answer: {
      steps: [
        { at: 600, do: 'call.ring' },
        { at: 3_000, do: 'call.reject', code: 603 },
      ],
    },
  },
  {
    number: '850',
    label: 'Plan limit',
    what: "The account's plan allows no further call at the same time (vendor code 850).",
    answer: {
      steps: [
        {
          at: 800,
          do: 'call.reject',
          code: 403,
          reason: 'forbidden',
          by: 'network',
          vendor: { code: 850, message: 'Concurrent call limit of the service plan reached' },
        },
      ],
    },
  },
]
