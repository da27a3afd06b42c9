// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Ideology = builder.objectRef<EntityRow>('Ideology')
export const IdeologyConnection = builder.connectionType('Ideology', Ideology)
