import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asset } from '../../../../preload/contract/asset.ts';
import type { Job } from '../../../../preload/contract/job.ts';
import {
  hasPoster,
  type LibraryFilter,
  libraryRows,
  overallProgress,
} from '../../../../renderer/features/library/asset-list.ts';

const all: LibraryFilter = { query: '', kind: 'all', state: 'all' };
const asset = (id: string, part: Partial<Asset> = {}) =>
  ({ id, name: `${id}.mp4`, kind: 'video', state: 'ready', duration: 10, addedAt: 1, ...part }) as Asset;
const job = (id: string, part: Partial<Job> = {}) =>
  ({
    id,
    assetId: null,
    name: `${id}.mov`,
    state: 'running',
    fraction: 0.5,
    speed: null,
    secondsLeft: null,
    ...part,
  }) as Job;

const ids = (rows: ReturnType<typeof libraryRows>) =>
  rows.map((row) => (row.type === 'asset' ? row.asset.id : row.job.id));

test('a job stands alone until its asset is listed, then with it, and goes when it is done', () => {
  const assets = [asset('talk', { state: 'working' })];
  assert.deepEqual(ids(libraryRows([], [job('j', { assetId: 'talk' })], all, 'added')), ['j']);
  const [row] = libraryRows(assets, [job('j', { assetId: 'talk' })], all, 'added');
  assert.equal(row?.job?.id, 'j');
  assert.deepEqual(ids(libraryRows([], [job('j', { state: 'done' })], all, 'added')), []);
});

test('every word of the query must be in the name', () => {
  const assets = [asset('harbour talk'), asset('harbour walk')];
  assert.deepEqual(ids(libraryRows(assets, [], { ...all, query: 'TALK harb' }, 'name')), ['harbour talk']);
});

test('filters keep kind and state apart', () => {
  const assets = [asset('a'), asset('b', { kind: 'image' }), asset('c', { state: 'missing' })];
  const jobs = [job('broken', { state: 'failed' }), job('busy', { assetId: 'a' })];
  assert.deepEqual(ids(libraryRows(assets, jobs, { ...all, kind: 'image' }, 'name')), ['b']);
  assert.deepEqual(ids(libraryRows(assets, jobs, { ...all, state: 'failed' }, 'name')), ['broken', 'c']);
  assert.deepEqual(ids(libraryRows(assets, jobs, { ...all, state: 'working' }, 'name')), ['a']);
});

test('names sort as people count', () => {
  assert.deepEqual(ids(libraryRows([asset('take 10'), asset('take 2')], [], all, 'name')), ['take 2', 'take 10']);
});

test('work of all files together ends with its last file', () => {
  const jobs = [
    job('a', { speed: 8, secondsLeft: 20 }),
    job('b', { state: 'queued', fraction: 0, speed: null }),
    job('c', { state: 'done' }),
  ];
  const { fraction, speed, secondsLeft, running } = overallProgress(jobs);
  assert.deepEqual([fraction, speed, secondsLeft, running.length], [0.25, 8, 20, 2]);
});

test('a poster is asked for once the shots are found, not before', () => {
  const row = (part: Partial<Job> | null) => ({
    type: 'asset' as const,
    asset: asset('talk', { state: part ? 'working' : 'ready' }),
    job: part ? job('j', part) : null,
  });
  const stages = (state: 'running' | 'done') => [
    { stage: 'keyframes' as const, state, fraction: 0.5, speed: null, reason: null },
  ];
  assert.equal(hasPoster(row({ stages: stages('running') })), false);
  assert.equal(hasPoster(row({ stages: stages('done') })), true);
  assert.equal(hasPoster(row(null)), true);
});
