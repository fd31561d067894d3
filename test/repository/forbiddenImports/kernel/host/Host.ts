export { host } from '../../src/notebook/Host';
