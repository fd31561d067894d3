export { classification, type ClassificationOptions } from './classification';
export { crossModalRetrieval, type CrossModalRetrievalOptions } from './crossModalRetrieval';
export { defineTask } from './defineTask';
export { regression, type RegressionOptions } from './regression';
