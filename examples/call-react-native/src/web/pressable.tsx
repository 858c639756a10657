import { type ComponentRef, type ReactElement, useEffect, useRef } from 'react'
import type { PressableProps, View } from 'react-native'
import { Pressable as WebPressable } from 'react-native-web'

/**
 * On a phone a button can say that it is disabled and be pressed all the same, to tell why. react-native-web makes no
 * difference between the two, so that the attribute is set on the element itself.
 */
export function Pressable(props: PressableProps): ReactElement {
  const host = useRef<ComponentRef<typeof View>>(null)
  const unable = props['aria-disabled'] === true
  useEffect(() => {
    const element: unknown = host.current
    if (element instanceof HTMLElement && unable) element.setAttribute('aria-disabled', 'true')
    else if (element instanceof HTMLElement) element.removeAttribute('aria-disabled')
  }, [unable])
  return <WebPressable {...props} ref={host} />
}
