import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../src';
import { denseNetwork } from '../denseNetwork';
import { blobClassifiers, quiet } from '../train/blobClassifiers';
import { listRecordSeries } from './listRecordSeries';
import { serveMlflow } from './mlflow/serveMlflow';
import { hasPython, readEventFiles } from './tensorBoard/readEventFiles';
import { listTensorBoardSeries } from './tensorBoard/listTensorBoardSeries';

const { teacher } = blobClassifiers();

test.runIf(hasPython)(
  'a study that was broken off and is called again goes on in the same folder and below the same run of MLflow',
  async () => {
    const [logs, folder] = ['logs', 'study'].map((name) => join(mkdtempSync(join(tmpdir(), 'studies-')), name));
    const server = await serveMlflow();
    const stop = new AbortController();
    let built = 0;
    const student = () => {
      if (++built === 2) setImmediate(() => stop.abort());
      return denseNetwork([5, 3], { name: 'small' });
    };
    const study = (signal?: AbortSignal) => {
      const trackers = [kd.tensorBoard({ folder: logs }), kd.mlflow({ url: server.url })];
      return kd.study({ ...quiet, teacher, student, seeds: 3, epochs: 2, folder, trackers, signal });
    };
    await expect(study(stop.signal)).rejects.toThrow('got "stopped" with seed 1');
    expect(server.runs.map(({ info }) => [info.run_name, info.status])).toEqual([
      ['blobs: small', 'FAILED'],
      ['seed-0', 'FINISHED'],
      ['seed-1', 'KILLED']
    ]);
    const { records, students, findings } = await study();
    students.forEach((model) => model.dispose());
    expect(findings).toEqual([]);

    const [parent, ...seeds] = server.runs;
    expect(server.complaints).toEqual([]);
    expect(seeds.map(({ info }) => info.run_name)).toEqual(['seed-0', 'seed-1', 'seed-2']);
    expect(server.runs.map(({ info }) => info.status)).toEqual(['FINISHED', 'FINISHED', 'FINISHED', 'FINISHED']);
    const read = readEventFiles(logs);
    const [root, ...others] = Object.keys(read).filter((path) => !path.includes('/'));
    expect(others).toEqual([]);
    expect(read[root].texts.conclusion).toHaveLength(1);
    records.forEach((record, i) => {
      expect(seeds[i].tags['mlflow.parentRunId']).toBe(parent.info.run_id);
      for (const [model, series] of Object.entries(listRecordSeries(record)))
        expect(server.seriesOf(seeds[i], model)).toEqual(series);
      expect(listTensorBoardSeries(read, `${root}/seed-${i}`)).toEqual(listRecordSeries(record, Math.fround));
    });
    await server.stop();
  }
);
