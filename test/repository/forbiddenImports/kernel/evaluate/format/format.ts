import { stream } from '../../jupyter/streams/stream';

export const format = `${stream} that evaluation has no business with`;
