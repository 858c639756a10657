import type { CallId, CommandResult, Phone } from '@offhook/core'
import type { UserStep } from './phone-step.ts'

/** Gives the phone a user's command. */
export function askPhone<C>(
  phone: Phone<C>,
  command: UserStep,
  id: CallId | undefined,
  credentials: C,
): Promise<CommandResult> {
  switch (command.type) {
    case 'startCall':
      return phone.startCall({ to: command.to, video: command.video, muted: command.muted })
    case 'answer':
      return phone.answer(id, { others: command.others })
    case 'decline':
      return phone.decline(id, { as: command.as })
    case 'sendDigits':
      return phone.sendDigits(command.digits, id)
    case 'transfer':
      return phone.transfer({ to: command.to }, id)
    case 'transferToOther': {
      const other = phone.getSnapshot().calls.find((call) => call.id !== id)
      return phone.transfer({ consulted: other?.id ?? ('nobody' as CallId) }, id)
    }
    case 'setVideo':
      return phone.setVideo(command.video, id)
    case 'setAudioOutput':
    case 'setMicrophone':
    case 'setCamera':
      return phone[command.type](command.id)
    case 'signIn':
      return phone.signIn(credentials)
    case 'signOut':
    case 'cancel':
    case 'swap':
    case 'redial':
      return phone[command.type]()
    case 'merge':
      return phone.merge()
    case 'clearLog':
      return phone.clearLog(command.what === 'newest' ? phone.getSnapshot().log[0]?.id : undefined)
    case 'acceptTransfer':
    case 'rejectTransfer':
    case 'cancelDigits':
    case 'hangUp':
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
    case 'switchCamera':
    case 'split':
      return phone[command.type](id)
    default:
      return command satisfies never
  }
}
