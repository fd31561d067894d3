export { byteNgrams } from './byteNgrams';
export { tokenizer } from './tokenizer';
export type { ByteNgrams, ByteNgramsOptions } from './byteNgrams';
export type { Tokenizer, TokenizerOptions } from './tokenizer';
