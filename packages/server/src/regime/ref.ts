// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Regime = builder.objectRef<EntityRow>('Regime')
export const RegimeConnection = builder.connectionType('Regime', Regime)
