/** The time, so that tests and demonstrations can set it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands `ms` apart from the system's: the demo can play another year. */
export const shiftedClock = (ms: number): Clock => ({ now: () => new Date(Date.now() + ms) })
