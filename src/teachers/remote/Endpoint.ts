/** Where a model is asked. */
export interface Endpoint {
  url: string;
  /** The address without what may be secret. */
  shown: string;
  /** Whether it is asked by messages, or by a text that it goes on with. */
  isChat: boolean;
}
