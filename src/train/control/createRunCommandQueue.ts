import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import type { LiveSetting } from '../../record/LiveRun';
import type { Changed } from '../../record/RunEvent';
import type { SettingChange } from '../../record/RunRecord';
import type { Moment } from '../../schedules/Schedule';
import type { LossTerm } from '../check/checkTerms';
import { createPauseWatch } from './createPauseWatch';
import { changeTerms, listTermSettings, applySettingChanges } from './listTermSettings';
import type { Change } from '../options/RunControl';

/** What can be asked of a run while it goes on. */
export type Command = { type: 'pause' | 'resume' | 'stop' } | ({ type: 'change' } & Change);

/** Holds the commands to a run until the loop looks at them, after each batch. */
export interface RunCommandQueue {
  /** Carries out a command and returns in words what was done. If the command is wrong it throws and changes nothing. */
  command(command: Command): string;
  /** Whether a stop was asked for. */
  stopAsked(): boolean;
  /** Called after a batch. Waits while the run is paused, or until `isOver`. */
  pass(isOver: () => boolean): Promise<void>;
  /** Sets the terms before the first epoch, and the number of epochs. */
  expect(terms: readonly LossTerm[], lastEpoch: number, moment: Moment): void;
  /** Called when an epoch of the student begins. Returns its terms with the changes that were asked for, and what they change. */
  begin<T extends LossTerm>(
    terms: T[],
    at: { epoch: number; lastEpoch: number; moment: Moment }
  ): { terms: T[]; events: Changed[] };
  /** The terms of a stage that goes on, with what was changed in it before the run was left. */
  repeat<T extends LossTerm>(terms: T[], changes: readonly SettingChange[]): T[];
  /** The student is trained: its terms can no longer change. */
  learnt(): void;
  state(): { state: 'running' | 'pausing' | 'paused' | 'stopping'; settings: LiveSetting[] };
  /** Seconds of pause so far. */
  paused(): number;
  end(status: string): void;
  ended(): boolean;
  /** Called when `state` changes. */
  onChange: () => void;
}

/** Whoever needs more changes than this needs a schedule. */
const mostChanges = 200;

export function createRunCommandQueue(title: string): RunCommandQueue {
  const pauses = createPauseWatch(() => own.onChange());
  let stop = false;
  let ended: string | undefined;
  let made = 0;
  let now: { terms: readonly LossTerm[]; epoch: number; lastEpoch: number; moment: Moment } | null = null;
  let asked: LiveSetting[] = [];

  function change({ term, temperature, weight }: Change): string {
    if (!now)
      throw new RangeError(`change: expected a student that learns, got "${title}", whose student has; nothing is changed`);
    if (now.epoch >= now.lastEpoch)
      throw new RangeError(
        `change: expected an epoch to come, got the last one (${now.lastEpoch})${now.terms.length ? ' of these terms' : ''}; nothing is changed`
      );
    const wanted = wantedOf(listTermSettings(now.terms, now.moment), { term, temperature, weight });
    if (made + wanted.length > mostChanges)
      throw new RangeError(
        `change: expected at most ${mostChanges} changes of a run, got more; give the loss a schedule instead`
      );
    asked = [...asked.filter((one) => !wanted.some((other) => isSame(one, other))), ...wanted];
    own.onChange();
    const words = wanted.map(({ term: name, setting, value }) => `${setting} of "${name}" ${value}`);
    return `from epoch ${now.epoch + 1} on: ${words.join(', ')}`;
  }

  const own: RunCommandQueue = {
    onChange: () => undefined,
    command(command) {
      if (ended !== undefined)
        throw new RangeError(
          `${command.type}: expected a run that goes on, got "${title}", which is ${ended}; nothing is changed`
        );
      if (command.type === 'change') return change(command);
      if (command.type === 'stop') {
        stop = true;
        pauses.resume();
        own.onChange();
        return 'it stops after this batch and keeps the best weights';
      }
      if (stop)
        throw new RangeError(`${command.type}: expected a run that goes on, got "${title}", which stops; nothing is changed`);
      if (command.type === 'pause') pauses.ask();
      else pauses.resume();
      own.onChange();
      return command.type === 'pause' ? 'it pauses after this batch' : 'it goes on';
    },
    stopAsked: () => stop,
    pass: (isOver) => pauses.pass(isOver),
    expect(terms, lastEpoch, moment) {
      now = { terms, epoch: 0, lastEpoch, moment };
    },
    begin(terms, { epoch, lastEpoch, moment }) {
      const { terms: next, changes } = changeTerms(terms, asked, moment);
      asked = [];
      made += changes.length;
      now = { terms: next, epoch, lastEpoch, moment };
      if (changes.length) own.onChange();
      return { terms: next, events: changes.map((one) => ({ type: 'changed', change: { epoch, ...one } })) };
    },
    repeat(terms, changes) {
      made += changes.length;
      return applySettingChanges(terms, changes);
    },
    learnt() {
      now = null;
      asked = [];
    },
    state: () => ({
      state: stop ? 'stopping' : pauses.state(),
      settings: now
        ? listTermSettings(now.terms, now.moment).map((one) => {
            const next = asked.find((other) => isSame(one, other));
            return next ? { ...one, next: next.value } : one;
          })
        : []
    }),
    paused: () => pauses.seconds(),
    end(status) {
      ended = status;
      pauses.resume();
    },
    ended: () => ended !== undefined
  };
  return own;
}

function isSame(one: LiveSetting, other: LiveSetting): boolean {
  return one.term === other.term && one.setting === other.setting;
}

/** The settings that a change asks for, with their new values. */
function wantedOf(settings: LiveSetting[], { term, temperature, weight }: Change): LiveSetting[] {
  if (temperature === undefined && weight === undefined)
    throw new TypeError('change: expected a temperature or a weight, got neither; give {temperature: 2}');
  const names = [...new Set(settings.map((one) => one.term))].map(showValue).join(', ');
  if (term !== undefined && !settings.some((one) => one.term === term))
    throw new RangeError(`change: expected a term among ${names || 'none'}, got ${showValue(term)}; nothing is changed`);
  const wanted: LiveSetting[] = [];
  if (temperature !== undefined) {
    checkNumber('change', 'temperature', temperature, { atLeast: 0.01, atMost: 1000 });
    const those = settings.filter((one) => one.setting === 'temperature' && (term === undefined || one.term === term));
    if (!those.length)
      throw new RangeError(
        `change: expected a term with a temperature, got ${term === undefined ? names || 'none' : showValue(term)}; nothing is changed`
      );
    wanted.push(...those.map((one) => ({ ...one, value: temperature })));
  }
  if (weight !== undefined) {
    checkNumber('change', 'weight', weight, { atLeast: 0, atMost: 1e6 });
    if (term === undefined)
      throw new TypeError(`change: expected the term that the weight is of, got none; give one of ${names}`);
    wanted.push({ term, setting: 'weight', value: weight });
  }
  return wanted;
}
