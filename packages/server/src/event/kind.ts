import { eventKinds } from '@annals/db'
import { codeEnum } from '../builder.ts'

export const EventKind = codeEnum('EventKind', 'What kind of event.', eventKinds)
