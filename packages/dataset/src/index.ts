export { checkDataset, dataRoot, readDataset } from './dataset.ts'
export type { Dataset } from './expand.ts'
export { DatasetError, type LoadReport, loadDataset } from './load.ts'
export { progressBar } from './progress.ts'
