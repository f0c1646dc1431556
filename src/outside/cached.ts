/**
 * A value loaded at most every `maxAgeMs`: everybody who asks meanwhile shares the one in hand. For the
 * small tables that every request reads (areas, units, rules); an edit calls `forget` and is seen at once
 * in this process, in others within `maxAgeMs`.
 */
export interface Cached<T> {
  get(): Promise<T>
  forget(): void
}

export function cached<T>(load: () => Promise<T>, maxAgeMs: number): Cached<T> {
  let held: Promise<T> | undefined
  let until = 0
  return {
    get() {
      if (held && Date.now() < until) return held
      const loading = load()
      held = loading
      until = Date.now() + maxAgeMs
      loading.catch(() => {
        if (held === loading) held = undefined
      })
      return loading
    },
    forget() {
      held = undefined
    },
  }
}
