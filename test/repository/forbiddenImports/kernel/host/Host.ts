export { host } from '../../src/host/Host';
