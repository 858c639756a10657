/** The app's own icons, drawn on a grid of 24 with round strokes of one weight. */
const paths = {
  phone:
    'M6.6 3.5h2.3c.5 0 .9.3 1 .8l.8 3.2c.1.4 0 .8-.3 1.1L8.6 10.2a12.5 12.5 0 0 0 5.2 5.2l1.6-1.8c.3-.3.7-.4 1.1-.3l3.2.8c.5.1.8.5.8 1v2.3c0 1.7-1.4 3.1-3.1 3C10.2 20 4 13.8 3.6 6.6c-.1-1.7 1.3-3.1 3-3.1Z',
  'phone-down':
    'M2.8 14.9v-1.5C5.2 10.9 8.5 9.7 12 9.7s6.8 1.2 9.2 3.7v1.5c0 .7-.6 1.2-1.3 1.1l-3.2-.5c-.6-.1-1-.6-1-1.1v-1.7a12.6 12.6 0 0 0-7.4 0v1.7c0 .5-.4 1-1 1.1l-3.2.5c-.7.1-1.3-.4-1.3-1.1Z',
  mic: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M8.5 21h7',
  'mic-off':
    'M9 9.5v2a3 3 0 0 0 4.8 2.4M15 11V6.5a3 3 0 0 0-5.7-1.3M5.5 11.5a6.5 6.5 0 0 0 10.2 5.3M18.5 11.5a6.4 6.4 0 0 1-.5 2.5M12 18v3M8.5 21h7M4 3.5l16 16.5',
  pause: 'M8.5 5v14M15.5 5v14',
  play: 'M8 5.2v13.6c0 .5.5.8 1 .5l9.8-6.8a.6.6 0 0 0 0-1L9 4.7c-.5-.3-1 0-1 .5Z',
  keypad:
    'M6 5.5h.01M12 5.5h.01M18 5.5h.01M6 11h.01M12 11h.01M18 11h.01M6 16.5h.01M12 16.5h.01M18 16.5h.01M12 21.5h.01',
  speaker: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.7 7.7 0 0 1 0 11',
  backspace: 'M9 5.5h9.5a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H9L3 12l6-6.5ZM11 9.5l5 5M16 9.5l-5 5',
  swap: 'M7 20V5M3.5 8.5 7 5l3.5 3.5M17 4v15M13.5 15.5 17 19l3.5-3.5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2Z',
  auto: 'M12 2.7a9.3 9.3 0 1 0 0 18.6 9.3 9.3 0 0 0 0-18.6ZM12 4.5a7.5 7.5 0 0 0 0 15Z',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.7 9.5a2.4 2.4 0 1 1 3.5 2.2c-.8.4-1.2.9-1.2 1.8M12 16.6h.01',
  bell: 'M6.5 10.5a5.5 5.5 0 0 1 11 0c0 4.5 2 6 2 6h-15s2-1.5 2-6ZM10 19.5a2 2 0 0 0 4 0',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  incoming: 'M18 6 7 17M7 9v8h8',
  outgoing: 'M6 18 17 7M9 7h8v8',
  missed: 'M20 7l-7.5 7.5L5 7M5 12.5V7h5.5',
  warning: 'M12 4.5 2.8 19.5h18.4L12 4.5ZM12 10.5v4M12 17h.01',
  snowflake: 'M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5 12 7l2.5-2.5M9.5 19.5 12 17l2.5 2.5',
  chevron: 'M7 10l5 5 5-5',
  grid: 'M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z',
  leave: 'M14 4.5H6.5a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1H14M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5',
  server: 'M4.5 5.5h15v5.5h-15zM4.5 13.5h15V19h-15zM7.5 8.2h.01M7.5 16.2h.01',
  spark: 'M12 3.5l1.9 5.6 5.6 1.9-5.6 1.9L12 18.5l-1.9-5.6L4.5 11l5.6-1.9L12 3.5ZM19 17v4M17 19h4',
} as const satisfies Record<string, string>

export type IconName = keyof typeof paths

/** Decoration: the control around it carries the name. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className={`icon icon-${name}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
