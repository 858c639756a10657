/** Fails for a step that does not exist before any is played: a typo MUST NOT surface inside a timer. */
export function checkSteps<S extends { readonly do: string }>(
  where: string,
  steps: readonly S[],
  ...known: readonly ((step: { readonly do: string }) => boolean)[]
): void {
  const unknown = steps.find((step) => !known.some((knows) => knows(step)))
  if (unknown) throw new TypeError(`${where}: there is no step "${unknown.do}"; see CallStep and FarStep.`)
}
