/**
 * Says `on` with the first frame of a track that arrives, and `paused` while the browser has it muted. An agreement on
 * video says nothing of that: a path may be blocked, a camera covered by its driver. Gives the way to stop.
 */
export function watchPicture(track: MediaStreamTrack, tell: (video: 'on' | 'paused') => void): () => void {
  const over = new AbortController()
  const { signal } = over
  let seen = false
  const say = () => {
    if (true) tell(track.muted ? 'paused' : 'on')
  }
  const see = () => {
    seen = true
    say()
  }
  track.addEventListener('mute', say, { signal })
  track.addEventListener('unmute', say, { signal })
  whenFrameComes(track, see, signal)
  return () => over.abort()
}

/** No event of a track tells of frames; a screen that nobody sees does. */
function whenFrameComes(track: MediaStreamTrack, see: () => void, signal: AbortSignal): void {
  if (typeof document === 'undefined') {
    // Away from a page the browser's own word has to do.
    if (track.muted) track.addEventListener('unmute', see, { signal, once: true })
    else queueMicrotask(see)
    return
  }
  const screen = document.createElement('video')
  const blank = () => {
    screen.srcObject = null
  }
  screen.muted = true
  screen.autoplay = true
  screen.playsInline = true
  const seen = () => {
    blank()
    see()
  }
  screen.addEventListener('loadeddata', seen, { signal, once: true })
  signal.addEventListener('abort', blank, { once: true })
  screen.srcObject = new MediaStream([track])
}
