import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AssetId } from '../../preload/contract/asset.ts';
import type { CallName, CallOutput } from '../../preload/contract/contract.ts';
import type { EvidenceKind } from '../../preload/contract/evidence.ts';
import { type IsStill, stillIn } from '../../preload/contract/still.ts';
import { client } from './engine.ts';

type Result<N extends CallName> = UseQueryResult<CallOutput<N>, Error>;

/** Keys under which replies are kept; those of an asset are dropped when main says that it changed (live.ts). */
export const keys = {
  info: ['info'],
  assets: ['assets'],
  jobs: ['jobs'],
  answers: ['answers'],
  reports: ['reports'],
  models: ['models'],
  devices: ['devices'],
  settings: ['settings'],
  asset: (id: AssetId) => ['asset', id],
  evidence: (id: AssetId) => ['evidence', id],
  marks: (id: AssetId) => ['marks', id],
  lanes: (id: AssetId) => ['lanes', id],
  sound: (id: AssetId) => ['sound', id],
  notes: (id: AssetId) => ['notes', id],
  feedback: (answerId: string) => ['feedback', answerId],
  search: ['search'],
  speakers: ['speakers'],
  lostCorrections: (id: AssetId) => ['lost-corrections', id],
} as const;

/** While something is missing it is asked again, so that the notice goes once the person has mended it. */
export const useInfo = (): Result<'app.info'> =>
  useQuery({
    queryKey: keys.info,
    queryFn: () => client.call('app.info', {}),
    refetchInterval: ({ state }) => (state.data?.problems.length ? 10_000 : false),
    refetchOnWindowFocus: ({ state }) => (state.data?.problems.length ? 'always' : false),
  });

export const useAssets = (): Result<'library.list'> =>
  useQuery({ queryKey: keys.assets, queryFn: () => client.call('library.list', {}) });

/** Tells pictures from places in a video or in sound. */
export function useIsStill(): IsStill {
  const { data: assets } = useAssets();
  return useMemo(() => stillIn(assets), [assets]);
}

export const useJobs = (): Result<'ingest.jobs'> =>
  useQuery({ queryKey: keys.jobs, queryFn: () => client.call('ingest.jobs', {}) });

export const useAnswers = (): Result<'answers.list'> =>
  useQuery({ queryKey: keys.answers, queryFn: () => client.call('answers.list', { limit: 100 }) });

export const useReports = (): Result<'reports.list'> =>
  useQuery({ queryKey: keys.reports, queryFn: () => client.call('reports.list', {}) });

/** @param watch the list is in view: how far another window's installation is, is then asked again and again. */
export const useModels = (watch: boolean): Result<'models.list'> =>
  useQuery({
    queryKey: keys.models,
    queryFn: () => client.call('models.list', {}),
    refetchInterval: ({ state }) => (watch && state.data?.some((model) => model.state === 'installing') ? 1000 : false),
  });

/** The first answer takes seconds: each device is tried. @param wanted someone looks */
export const useDevices = (wanted: boolean): Result<'models.devices'> =>
  useQuery({ queryKey: keys.devices, queryFn: () => client.call('models.devices', {}), enabled: wanted });

export const useSettings = (): Result<'settings.get'> =>
  useQuery({ queryKey: keys.settings, queryFn: () => client.call('settings.get', {}) });

export const useAssetDetail = (id: AssetId | null): Result<'library.asset'> =>
  useQuery({
    queryKey: keys.asset(id ?? ''),
    queryFn: () => client.call('library.asset', { assetId: id ?? '' }),
    enabled: id !== null,
  });

export const useEvidence = (id: AssetId | null): Result<'library.evidence'> =>
  useQuery({
    queryKey: keys.evidence(id ?? ''),
    queryFn: () => client.call('library.evidence', { assetId: id ?? '' }),
    enabled: id !== null,
  });

/** Evidence that meets [from, to], s: for what looks at a part of hours. */
export const useEvidenceWithin = (
  id: AssetId | null,
  span: { from: number; to: number; kinds?: EvidenceKind[]; enabled?: boolean },
): Result<'library.evidence'> => {
  const { enabled = true, ...part } = span;
  return useQuery({
    queryKey: [...keys.evidence(id ?? ''), part],
    queryFn: () => client.call('library.evidence', { assetId: id ?? '', ...part }),
    enabled: enabled && id !== null,
  });
};

/** What the timeline's lanes hold, but for the notes. */
export const useLanes = (id: AssetId): Result<'timeline.lanes'> =>
  useQuery({ queryKey: keys.lanes(id), queryFn: () => client.call('timeline.lanes', { assetId: id }) });

export const useSound = (id: AssetId): Result<'timeline.sound'> =>
  useQuery({ queryKey: keys.sound(id), queryFn: () => client.call('timeline.sound', { assetId: id }) });

/** What the person wrote about a file, by start. */
export const useNotes = (id: AssetId): Result<'notes.of'> =>
  useQuery({ queryKey: keys.notes(id), queryFn: () => client.call('notes.of', { assetId: id }) });

/** The person's thumbs on an answer and its moments. */
export const useFeedback = (answerId: string): Result<'feedback.of'> =>
  useQuery({ queryKey: keys.feedback(answerId), queryFn: () => client.call('feedback.of', { answerId }) });

/** Names of whoever speaks in any file, most lines first. @param wanted someone looks */
export const useSpeakers = (wanted: boolean): Result<'transcript.speakers'> =>
  useQuery({ queryKey: keys.speakers, queryFn: () => client.call('transcript.speakers', {}), enabled: wanted });

/** Corrections that could not be placed when the file was read again. */
export const useLostCorrections = (assetId: AssetId): Result<'transcript.lost'> =>
  useQuery({ queryKey: keys.lostCorrections(assetId), queryFn: () => client.call('transcript.lost', { assetId }) });
