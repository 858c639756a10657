import type { Fact, InputDevice, Outcome } from '@offhook/core'
import { changeNearVideo } from '../call/video.ts'
import type { World } from '../call/world.ts'
import { type Account, missingPermission } from './account.ts'
import { cannotUse, deviceFor, type InputKind, type Inputs, type Refusal } from './inputs.ts'

type How = Pick<Extract<Fact, { readonly type: 'inputs.changed' }>, 'evidence' | 'by'>

/** Why these cannot be opened now. */
export function cannotOpen(account: Account, kinds: readonly InputKind[]): Refusal | undefined {
  const permission = missingPermission(account, kinds)
  if (permission) return { ok: false, reason: 'permission-denied', permission }
  for (const kind of kinds) {
    const refused = cannotUse(account.inputs, kind, deviceFor(account.inputs[kind]))
    if (refused) return refused
  }
  return undefined
}

/** Opens them and says which they are, unless they are open already. */
export function openInputs(world: World, account: Account, kinds: readonly InputKind[]): void {
  for (const kind of kinds) {
    const id = deviceFor(account.inputs[kind])
    if (id !== undefined && id !== account.inputs[kind].inUse) use(world, account, kind, id, {})
  }
}

/** The user's choice: in force at once, for the calls there are and for those to come. */
export function chooseInput(world: World, account: Account, kind: InputKind, id: string): Outcome {
  const permission = missingPermission(account, [kind])
  if (permission) return { ok: false, reason: 'permission-denied', permission }
  const refused = cannotUse(account.inputs, kind, id)
  if (refused) return refused
  account.inputs[kind].chosen = id
  use(world, account, kind, id, { evidence: 'ack', by: 'user' })
  return { ok: true }
}

/** The camera after the one in use, as the button on a mobile phone means it. */
export function nextCamera(world: World, account: Account): Outcome {
  const { devices, inUse } = account.inputs.camera
  const next = devices[(devices.findIndex(({ id }) => id === inUse) + 1) % devices.length]
  if (!next || next.id === inUse) return { ok: false, reason: 'no-device' }
  return chooseInput(world, account, 'camera', next.id)
}

export function plugIn(world: World, { inputs }: Account, kind: InputKind, device: InputDevice): void {
  inputs[kind].devices = [...inputs[kind].devices.filter(({ id }) => id !== device.id), device]
  world.tell({ type: 'inputs.changed', ...listOf(inputs, kind), by: 'system' })
}

/** Nothing else takes the place of a device that was in use: that is for the phone to decide. */
export function unplug(world: World, { inputs }: Account, device: string): void {
  for (const kind of ['microphone', 'camera'] as const) {
    const { devices, inUse } = inputs[kind]
    if (!devices.some(({ id }) => id === device)) continue
    inputs[kind].devices = devices.filter(({ id }) => id !== device)
    if (inUse === device) inputs[kind].inUse = null
    const used = inUse === device ? usedOf(kind, null) : {}
    world.tell({ type: 'inputs.changed', ...listOf(inputs, kind), ...used, by: 'system' })
    if (kind === 'camera' && inUse === device) endPictures(world)
  }
}

function endPictures(world: World): void {
  for (const leg of world.legs.values()) {
    if (leg.near.video === 'off') continue
    if (leg.stage === 'talking') changeNearVideo(world, leg, 'off', 'system')
    else leg.near.video = 'off'
  }
}

function use(world: World, { inputs }: Account, kind: InputKind, id: string, how: How): void {
  inputs[kind].inUse = id
  world.tell({ type: 'inputs.changed', ...usedOf(kind, id), ...how })
}

const usedOf = (kind: InputKind, id: string | null) => (kind === 'camera' ? { camera: id } : { microphone: id })
const listOf = (inputs: Inputs, kind: InputKind) =>
  kind === 'camera' ? { cameras: inputs.camera.devices } : { microphones: inputs.microphone.devices }
