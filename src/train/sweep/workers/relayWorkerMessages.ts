import type { TrialAttempt, TrialOutcome } from '../trial/TrialAttempt';
import { relayLiveRuns } from './relayLiveRuns';
import type { FromWorker, ToWorker } from './WorkerMessages';

/** What another process tells of a trial, handed on to the sweep. */
export interface FollowedTrial {
  /** Returns the outcome when it comes. */
  take(message: FromWorker): TrialOutcome | null;
  /** That process is done with the trial. */
  end(): void;
}

export function relayWorkerMessages(
  { onRecord, onEvent, onReport }: TrialAttempt,
  send: (message: ToWorker) => void
): FollowedTrial {
  const relay = relayLiveRuns((command) => send({ type: 'command', command }));
  return {
    take(message) {
      if (message.type === 'record') relay.begin(message.record, onRecord);
      else if (message.type === 'event') relay.tell(message.event, onEvent);
      else if (message.type === 'live') relay.update(message.run);
      else if (message.type === 'outcome') return message.outcome;
      else if (message.type === 'report')
        void onReport(message.report).then((goesOn) => send({ type: 'answer', number: message.number, goesOn }));
      return null;
    },
    end: relay.end
  };
}
