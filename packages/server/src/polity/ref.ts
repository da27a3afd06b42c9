// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Polity = builder.objectRef<EntityRow>('Polity')
export const PolityConnection = builder.connectionType('Polity', Polity)
