// Declared apart from its fields, since types refer to each other.
import { builder } from '../builder.ts'
import type { EntityRow } from '../entity/source.ts'

export const Event = builder.objectRef<EntityRow>('Event')
export const EventConnection = builder.connectionType('Event', Event)
