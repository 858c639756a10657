import type { Announcement } from '../words/announcement.ts'

/** The one place that speaks to screen readers. Both regions are always there: one that comes with its text stays mute. */
export function Announcer({ announcement }: { readonly announcement: Announcement | undefined }) {
  return (
    <div className="visually-hidden">
      <p role="status">{announcement?.urgent ? '' : announcement?.text}</p>
      <p role="alert">{announcement?.urgent ? announcement.text : ''}</p>
    </div>
  )
}
