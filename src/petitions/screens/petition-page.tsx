import './petitions.css'
import { useParams } from '@tanstack/react-router'
import { PetitionView } from './petition-view.tsx'

/** One petition on a page of its own: on phones, and for an address that is sent to a colleague. */
export default function PetitionPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return (
    <div className="page" style={{ maxWidth: 860 }}>
      <PetitionView key={id} id={id} alone />
    </div>
  )
}
