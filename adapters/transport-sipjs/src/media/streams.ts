/** The streams of a call in its peer connection: one of sound and at most one of video. */

/** One that the far side knows, else one that it is being asked for or that it refused. */
function videoOf(connection: RTCPeerConnection): RTCRtpTransceiver | undefined {
  const all = connection.getTransceivers().filter((each) => each.receiver.track.kind === 'video' && !isStopped(each))
  return all.find(({ mid }) => mid !== null) ?? all[0]
}

/** Is there video between both sides, whoever sends? A far side without it refuses it (RFC 3264 section 6). */
export function hasVideo(connection: RTCPeerConnection): boolean {
  return typeof videoOf(connection)?.mid === 'string'
}

/** Is there a picture that no far side was asked to take yet? */
export function isPictureWaiting(connection: RTCPeerConnection): boolean {
  const video = videoOf(connection)
  return video?.mid === null && video.sender.track !== null
}

/**
 * Streams that an offer of the browser contains though nobody wants them: a picture that the far side refused leaves one.
 * It cannot be stopped: Chromium 156 would take the next picture for it, and send nothing.
 */
export function unwantedStreams(connection: RTCPeerConnection): string[] {
  return connection
    .getTransceivers()
    .filter(({ sender, currentDirection }) => sender.track === null && currentDirection === null)
    .flatMap(({ mid }) => mid ?? [])
}

function isStopped({ direction, currentDirection }: RTCRtpTransceiver): boolean {
  return direction === 'stopped' || currentDirection === 'stopped'
}

/**
 * Sends what there is to send and takes what comes: the direction that offers and answers are made with. The browser
 * narrows an answer to what was offered (RFC 8829 section 5.3.1). sip.js would set all streams by the first line of the
 * offer that names a direction.
 */
export function setDirections(connection: RTCPeerConnection): void {
  for (const transceiver of connection.getTransceivers()) {
    if (isStopped(transceiver)) continue
    const wanted = transceiver.sender.track === null ? 'recvonly' : 'sendrecv'
    if (transceiver.direction !== wanted) transceiver.direction = wanted
  }
}

/** The far side was told of our picture and takes it: another camera needs no offer. */
export function isVideoAgreed(connection: RTCPeerConnection): boolean {
  const direction = videoOf(connection)?.currentDirection
  return direction === 'sendrecv' || direction === 'sendonly'
}

/** In force at once where video is agreed, else with the next offer. `group` ties picture and sound together. */
export async function sendPicture(
  connection: RTCPeerConnection,
  track: MediaStreamTrack,
  group: MediaStream,
): Promise<void> {
  const video = videoOf(connection)
  if (video === undefined) {
    connection.addTrack(track, group)
    return
  }
  await video.sender.replaceTrack(track)
  // Firefox before 113 lacks it; sound and picture are then not kept in step.
  if ('setStreams' in video.sender) video.sender.setStreams(group)
}

export async function takePictureAway(connection: RTCPeerConnection): Promise<void> {
  await videoOf(connection)?.sender.replaceTrack(null)
}

/** `false`: the call does not send this kind yet. */
export async function replaceTrack(connection: RTCPeerConnection, track: MediaStreamTrack): Promise<boolean> {
  const sender = connection.getSenders().find((each) => each.track?.kind === track.kind)
  if (sender === undefined) return false
  await sender.replaceTrack(track)
  return true
}

/** What the far side sends as sound; the same track for the whole call. */
export function arrivingSound(connection: RTCPeerConnection): MediaStreamTrack | undefined {
  return connection.getReceivers().find(({ track }) => track.kind === 'audio')?.track
}

/** What the far side sends us as video, as far as the last agreement goes. */
export function arrivingVideo(connection: RTCPeerConnection): MediaStreamTrack | undefined {
  const video = videoOf(connection)
  const receives = video?.currentDirection === 'sendrecv' || video?.currentDirection === 'recvonly'
  return receives ? video.receiver.track : undefined
}

/** `false`: sound or picture of the far side is silent or black here, whatever it sends. */
export function setHeard(
  connection: RTCPeerConnection,
  heard: { readonly sound: boolean; readonly picture: boolean },
): void {
  for (const { track } of connection.getReceivers())
    track.enabled = track.kind === 'audio' ? heard.sound : heard.picture
}
