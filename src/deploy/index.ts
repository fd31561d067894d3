export { loadModel } from './loadModel';
export { loadRecord } from './loadRecord';
export { readReport, type Report } from './readReport';
export { saveInt8 } from './saveInt8';
export { saveModel } from './saveModel';
export { saveRecord } from './saveRecord';
