// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const War = builder.objectRef<EntityRow>('War')
export const WarConnection = builder.connectionType('War', War)
