export { workerProcesses, type WorkerProcessesOptions } from './workerProcesses';
