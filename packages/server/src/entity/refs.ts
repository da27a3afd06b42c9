// Interfaces are declared apart from their fields, since claims and entities refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from './source.ts'

export const Entity = builder.interfaceRef<EntityRow>('Entity')
export const Actor = builder.interfaceRef<EntityRow>('Actor')
