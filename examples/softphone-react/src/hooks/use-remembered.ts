import { useEffect, useState } from 'react'

/** A choice kept in this browser. Where storage is forbidden, it lasts as long as the page. */
export function useRemembered<T extends string>(key: string, choices: readonly [T, ...T[]]): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => choices.find((choice) => choice === stored(key)) ?? choices[0])
  useEffect(() => {
    try {
      localStorage.setItem(key, value)
    } catch {
      // Forbidden: nothing to do.
    }
  }, [key, value])
  return [value, setValue]
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
