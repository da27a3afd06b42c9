export { errorCodes } from './errors.ts'
export { createService, type Service, type ServiceOptions } from './http/yoga.ts'
export { schema } from './schema.ts'
export { readSettings, type Settings, SettingsError } from './settings.ts'
