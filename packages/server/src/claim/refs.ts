// Declared apart from its fields, since claims and entities refer to each other.
import { certainties, claimKinds, confidences, ranks, statuses } from '@annals/db'
import { builder, codeEnum } from '../builder.ts'
import type { ClaimRow } from './source.ts'

export const Claim = builder.interfaceRef<ClaimRow>('Claim')
export const ClaimKind = codeEnum('ClaimKind', 'Which kind of claim.', claimKinds)
export const Rank = codeEnum('Rank', 'Order of display among claims about one fact (Wikibase).', ranks)
export const Status = codeEnum('Status', 'What is known of the truth of a claim.', statuses)
export const Confidence = codeEnum('Confidence', 'How sure a claim is.', confidences)
export const Certainty = codeEnum(
  'Certainty',
  'Whether something holds on a day, judged over all undeprecated claims about the fact.',
  certainties,
)
