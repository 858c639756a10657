import { type ReactElement, useId, useState } from 'react'
import { StyleSheet, TextInput, type TextInputProps, View } from 'react-native'
import { usePalette } from '../theme/palette.ts'
import { Txt } from './txt.tsx'

export interface FieldProps extends Omit<TextInputProps, 'style'> {
  readonly label: string
  readonly hint?: string
}

/** A line of input with its name above it. */
export function Field({ label, hint, ...input }: FieldProps): ReactElement {
  const palette = usePalette()
  const [focused, setFocused] = useState(false)
  const id = useId()
  return (
    <View style={styles.frame}>
      <Txt kind="small" tone="inkSoft" nativeID={id}>
        {label}
      </Txt>
      <TextInput
        {...input}
        aria-label={label}
        aria-labelledby={id}
        autoCapitalize="none"
        autoCorrect={false}
        placeholderTextColor={palette.inkSoft}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        style={[
          styles.input,
          {
            color: palette.ink,
            backgroundColor: palette.surface,
            borderColor: focused ? palette.accent : palette.line,
          },
          focused && { outlineColor: palette.accent, outlineWidth: 1, outlineStyle: 'solid' },
        ]}
      />
      {hint !== undefined && (
        <Txt kind="small" tone="inkSoft">
          {hint}
        </Txt>
      )}
    </View>
  )
}

const styles = StyleSheet.create({
  frame: { gap: 6 },
  input: { minHeight: 52, borderRadius: 14, borderWidth: 1, paddingHorizontal: 16, fontSize: 17, outlineWidth: 0 },
})
