import type { Ref } from 'react'
import { DeviceList, type DeviceListProps } from './device-list.tsx'
import { Icon } from './icon.tsx'

/** Microphone, speaker and camera, over the phone: also during a call, which goes on behind it. */
export function DeviceSheet({ ref, ...devices }: DeviceListProps & { readonly ref: Ref<HTMLDialogElement> }) {
  return (
    <dialog ref={ref} className="sheet" aria-labelledby="devices-title">
      <form method="dialog" className="sheet-head">
        <h2 id="devices-title">Sound and camera</h2>
        <button type="submit" className="icon-button" aria-label="Close">
          <Icon name="close" size={20} />
        </button>
      </form>
      <DeviceList {...devices} />
    </dialog>
  )
}
