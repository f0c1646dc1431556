import { useState } from 'react'

const none: ReadonlySet<string> = new Set()

/** What is selected in a list. Another list, another selection: nobody answers what he does not see. */
export function useTicks(list: string) {
  const [kept, setKept] = useState({ list, ids: none })
  const ids = kept.list === list ? kept.ids : none
  return {
    ids,
    tick(id: string) {
      const changed = new Set(ids)
      if (!changed.delete(id)) changed.add(id)
      setKept({ list, ids: changed })
    },
    clear: () => setKept({ list, ids: none }),
  }
}
