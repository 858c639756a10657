/** Somebody in front of a camera, where there is none. Decoration: the stage around it says whose picture it is. */
export function DrawnFace({ hue }: { readonly hue: number }) {
  return (
    <svg viewBox="0 0 480 360" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect width="480" height="360" fill={`hsl(${hue} 28% 28%)`} />
      <rect x="330" y="40" width="100" height="120" fill={`hsl(${hue} 45% 68%)`} />
      <path d="M380 40v120M330 100h100" stroke={`hsl(${hue} 30% 24%)`} strokeWidth="6" />
      <ellipse cx="240" cy="400" rx="150" ry="130" fill={`hsl(${hue + 150} 40% 46%)`} />
      <ellipse cx="240" cy="190" rx="66" ry="82" fill="hsl(28 46% 68%)" />
      <ellipse cx="240" cy="136" rx="74" ry="46" fill={`hsl(${hue + 30} 28% 16%)`} />
      <circle cx="216" cy="192" r="7" fill="#20242b" />
      <circle cx="264" cy="192" r="7" fill="#20242b" />
      <path d="M222 234q18 10 36 0" fill="none" stroke="#7a2f33" strokeWidth="5" strokeLinecap="round" />
    </svg>
  )
}
