import { useState } from 'react'
import { type Day, dayOf } from '#plain/day.ts'

/** The day it was in Vietnam when the screen was opened: it does not change under somebody's hands at midnight. */
export function useToday(): Day {
  const [today] = useState(() => dayOf(new Date()))
  return today
}
