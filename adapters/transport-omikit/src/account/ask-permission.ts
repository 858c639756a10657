import type { Fact, Outcome, Permission } from '@offhook/core'
import type { PermissionFunctions } from '../functions/permissions.ts'
import type { OmiResult } from '../functions/result.ts'

/**
 * Asks the user through the SDK (RN on Android). iOS asks by itself at the first call, and what is denied there only the
 * settings app changes; Flutter leaves it to its host: there it is `not-supported`, and a `Device` may do it.
 */
export async function askPermission(
  permission: Permission,
  functions: PermissionFunctions,
  emit: (fact: Fact) => void,
): Promise<Outcome> {
  switch (permission) {
    case 'microphone': {
      const answer = await functions.requestPermissionsByCodes([450])
      // The plugin's own JavaScript hands Kotlin a wrong type for both; the native module has both.
      return outcomeOf(isLacking(answer) ? await functions.checkAndRequestPermissions(false) : answer, permission)
    }
    case 'notifications': {
      const answer = await functions.requestPermissionsByCodes([452])
      return answer.ok && !answer.value ? asked(permission, emit) : outcomeOf(answer, permission)
    }
    case 'camera': {
      const answer = await functions.checkAndRequestPermissions(true)
      return answer.ok ? asked(permission, emit) : outcomeOf(answer, permission)
    }
    case 'overlay':
      return outcomeOf(await functions.requestSystemAlertWindowPermission(), permission)
    case 'bluetooth':
    case 'phone-account':
      return { ok: false, reason: 'not-supported', permission }
    default:
      return permission satisfies never
  }
}

/**
 * The user was asked, and the native side does not tell what they said: it answers by the microphone and the telephone
 * alone, and by those that this one prompt was about. The next start finds out.
 */
function asked(permission: Permission, emit: (fact: Fact) => void): Outcome {
  emit({ type: 'permission.changed', permission, state: 'unknown' })
  return { ok: true }
}

const isLacking = (answer: OmiResult<boolean>) => !answer.ok && answer.reason === 'not-supported'

function outcomeOf(answer: OmiResult<boolean>, permission: Permission): Outcome {
  if (answer.ok) return answer.value ? { ok: true } : { ok: false, reason: 'permission-denied', permission }
  const reason = answer.reason === 'not-supported' ? 'not-supported' : 'failed'
  return { ok: false, reason, permission, ...(answer.vendor && { vendor: answer.vendor }) }
}
