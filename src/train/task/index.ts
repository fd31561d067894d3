export { classification, type ClassificationOptions } from './classification';
export { defineTask } from './defineTask';
export { regression, type RegressionOptions } from './regression';
