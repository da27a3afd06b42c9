// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Leader = builder.objectRef<EntityRow>('Leader')
export const LeaderConnection = builder.connectionType('Leader', Leader)
