// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Office = builder.objectRef<EntityRow>('Office')
export const OfficeConnection = builder.connectionType('Office', Office)
