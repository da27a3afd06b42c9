// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Treaty = builder.objectRef<EntityRow>('Treaty')
export const TreatyConnection = builder.connectionType('Treaty', Treaty)
