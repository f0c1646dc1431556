import { Navigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Loading } from '#desk/ui/states.tsx'
import { useMe } from '#units/screens/me.ts'

const Leader = lazy(() => import('./leader.tsx'))
const leads = new Set(['leader', 'company', 'corporation', 'inspector'])

/** Where a person stands after signing in: leaders on their morning page, administrators at the units, all others at their work. */
export default function Home() {
  const me = useMe().data
  if (!me) return <Loading />
  if (leads.has(me.role))
    return (
      <Suspense fallback={<Loading />}>
        <Leader />
      </Suspense>
    )
  return <Navigate to={me.role === 'administrator' ? '/units' : '/mine'} replace />
}
