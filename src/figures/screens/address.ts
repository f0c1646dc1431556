/** The filters of the list that a number opens, as they stand in the inbox's address. */
export type ListOf = Readonly<Record<string, string | number | undefined>>

/** What a link's `search` takes: without what is not set. */
export const searchOf = (list: ListOf): never =>
  Object.fromEntries(Object.entries(list).filter(([, value]) => value !== undefined)) as never
