/** What a run does when an epoch diverges. */
export interface Rollback {
  /** What the learning rate is multiplied by from there on. Default 0.1. */
  factor?: number;
  /** An epoch diverges if its mean loss is above so many times that of the epoch before, or if a loss is not finite. Default 10. */
  above?: number;
}
