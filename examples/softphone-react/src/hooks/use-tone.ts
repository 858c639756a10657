import type { Tone } from '@offhook/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { createTonePlayer } from '../sound/tone-player.ts'

/** Sounds the tone. True while the browser withholds it until the first click or key. */
export function useTone(tone: Tone): boolean {
  const [player] = useState(() => createTonePlayer())
  useEffect(() => {
    player.play(tone)
    return () => player.play('none')
  }, [player, tone])
  useEffect(() => {
    const events = ['pointerdown', 'keydown'] as const
    for (const event of events) addEventListener(event, player.unlock)
    return () => {
      for (const event of events) removeEventListener(event, player.unlock)
    }
  }, [player])
  return useSyncExternalStore(player.subscribe, player.isBlocked)
}
