import { useEffect, useRef } from 'react'

interface StreamViewProps {
  readonly stream: MediaStream
  /** What a screen reader calls the picture. */
  readonly label: string
  /** As in a mirror: how people know their own face. */
  readonly mirrored?: boolean
}

/** One stream as a moving picture. It is silent: the sound of a call goes its own way. */
export function StreamView({ stream, label, mirrored = false }: StreamViewProps) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (element) element.srcObject = stream
    return () => {
      if (element) element.srcObject = null
    }
  }, [stream])
  return (
    <video
      ref={video}
      className="stream"
      aria-label={label}
      data-mirrored={mirrored || undefined}
      autoPlay
      playsInline
      muted
    />
  )
}

/** A camera that looks away from the user is not mirrored: text in front of it has to stay readable. */
export function looksAway(stream: MediaStream): boolean {
  return stream.getVideoTracks()[0]?.getSettings().facingMode === 'environment'
}
