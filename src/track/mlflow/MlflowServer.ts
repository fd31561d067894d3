/** A tracking server. */
export interface MlflowServer {
  /** Its address without a slash at the end. */
  url: string;
  /** The same as findings show it. */
  shown: string;
}

/** Why a request failed. No word of what the server wrote is in it, as that may repeat a key. */
export interface MlflowFailure extends Error {
  /** Whether it may go better the next time. */
  isPassing: boolean;
  /** Whether no other request would go better either. */
  isFinal: boolean;
  /** The server's own short name of it: "RESOURCE_DOES_NOT_EXIST". */
  code?: string;
  /** Seconds that the server asks to wait. */
  retryAfter?: number;
  /** What to do about it. */
  fix: string;
}
