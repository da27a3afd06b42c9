// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Organization = builder.objectRef<EntityRow>('Organization')
export const OrganizationConnection = builder.connectionType('Organization', Organization)
