import { describe, expect, it } from 'vitest';
import { scores } from '../../src/views/scores/scores';
import { emptyRecord, exampleRecord } from './exampleRecord';

describe('scores(record)', () => {
  it('has teacher, student and baseline, best epoch and last, the test rows first', () => {
    const { rows } = scores(exampleRecord());
    expect(rows.map(({ model, split }) => `${split}: ${model}`)).toEqual([
      'test: teacher',
      'test: student',
      'test: student, last epoch',
      'test: baseline',
      'test: baseline, last epoch',
      'validation: student'
    ]);
    expect(rows[0]).toMatchObject({ parameters: 2395210, scores: { errors: 120, rows: 10000, agreement: null } });
  });

  it('reads out errors with their counts, the comparison with the baseline, agreement and the majority class', () => {
    expect(scores(exampleRecord()).says).toBe(
      'Error on test: teacher 1.20 % (120 of 10,000 wrong); student 2.31 % (231 of 10,000 wrong); ' +
        'baseline, the same student without a teacher, 2.90 % (290 of 10,000 wrong). ' +
        'The student makes 59 errors (20.3 %) fewer than the baseline. The student agrees with the teacher on 97.80 % of the rows. ' +
        'Always guessing the commonest class would be wrong on 88.65 %.'
    );
  });

  it('says it when the student is worse than the baseline, as good, or has none', () => {
    const record = exampleRecord();
    const with_ = (errors: number) =>
      scores({ ...record, scores: { ...record.scores, baseline: { test: { ...record.scores.student!.test!, errors } } } }).says;
    expect(with_(200)).toContain('The student makes 31 errors (15.5 %) more than the baseline.');
    expect(with_(232)).toContain('The student makes 1 error (0.431 %) fewer than the baseline.');
    expect(with_(231)).toContain('The student makes as many errors as the baseline.');
    expect(with_(0)).toContain('The student makes 231 errors more than the baseline.');
    expect(scores(exampleRecord({ baseline: false })).says).toContain(
      'Without a baseline nothing says what the teacher was worth.'
    );
  });

  it('reads the validation rows where nothing is tested', () => {
    const record = exampleRecord();
    const { says } = scores({ ...record, scores: { student: { validation: record.scores.student!.validation } } });
    expect(says).toMatch(/^Error on validation: student 2\.50 % \(150 of 6,000 wrong\)\./);
  });

  it('refuses a record in which nothing is scored', () => {
    expect(() => scores(emptyRecord())).toThrow(
      new RangeError('scores: expected a record with scores, got one without (status "running"); wait for its first evaluation')
    );
  });
});
