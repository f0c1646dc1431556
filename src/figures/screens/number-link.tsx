import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ListOf, searchOf } from './address.ts'

/** A number that opens its list. */
export const ListLink = ({
  list,
  children,
  className,
}: {
  list: ListOf
  children: ReactNode
  className?: string
}) => (
  <Link to="/petitions" search={searchOf(list)} className={className ?? 'list-link'}>
    {children}
  </Link>
)
