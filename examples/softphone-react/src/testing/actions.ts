import { type Mock, vi } from 'vitest'
import type { CallActions } from '../phone/call-actions.ts'

/** Actions that only note what they were asked for. */
export function spyActions(): { readonly [K in keyof CallActions]: Mock<CallActions[K]> } {
  return {
    dial: vi.fn(),
    redial: vi.fn(),
    answer: vi.fn(),
    decline: vi.fn(),
    hangUp: vi.fn(),
    hold: vi.fn(),
    resume: vi.fn(),
    mute: vi.fn(),
    unmute: vi.fn(),
    startVideo: vi.fn(),
    stopVideo: vi.fn(),
    switchCamera: vi.fn(),
    sendDigits: vi.fn(),
    cancelDigits: vi.fn(),
    swap: vi.fn(),
    merge: vi.fn(),
    split: vi.fn(),
    cancel: vi.fn(),
    transfer: vi.fn(),
    transferAgain: vi.fn(),
    acceptTransfer: vi.fn(),
    rejectTransfer: vi.fn(),
    setDoNotDisturb: vi.fn(),
    forget: vi.fn(),
    setAudioOutput: vi.fn(),
    setMicrophone: vi.fn(),
    setCamera: vi.fn(),
    askFor: vi.fn(),
    dismiss: vi.fn(),
    explain: vi.fn(),
  }
}
