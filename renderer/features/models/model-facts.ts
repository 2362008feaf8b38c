import type { DeviceStatus, InstallProgress, ModelStatus } from '../../../preload/contract/model.ts';
import { formatBytes } from '../../lib/format.ts';
import { formatDuration } from '../../lib/time.ts';
import { deviceNames } from './device-names.ts';
import { strings } from './strings.ts';

/** How long a piece of work takes: "35 ms", "0.4 s", "12 s". @param ms ≥ 0 */
export function formatWork(ms: number): string {
  if (ms < 99.5) return `${ms < 9.95 ? ms.toFixed(1) : Math.round(ms)} ms`;
  return `${ms < 9950 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
}

/** "0.4 s a frame, 35 ms a moment, 28 tokens/s on the processor" */
export function speedText({ encodeMs, scoreMs, tokensPerSecond, device }: NonNullable<ModelStatus['speed']>): string {
  const parts = [`${formatWork(encodeMs)} a frame`, `${formatWork(scoreMs)} a moment`];
  if (tokensPerSecond !== null) {
    parts.push(`${tokensPerSecond < 9.95 ? tokensPerSecond.toFixed(1) : Math.round(tokensPerSecond)} tokens/s`);
  }
  return `${parts.join(', ')} on the ${deviceNames[device].short}`;
}

/** What a model takes: size, licence and memory, as far as they are known. */
export function factsOf(model: Pick<ModelStatus, 'size' | 'licence' | 'memory' | 'state'>): string[] {
  const about = model.state === 'available' ? 'about ' : '';
  const facts = [`${about}${formatBytes(model.size)}`, model.licence || strings.noLicence];
  if (model.memory !== null) facts.push(`about ${formatBytes(model.memory)} of memory`);
  return facts;
}

/** A commit or digest cut to what a person compares. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{12,}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** "120 MB of 540 MB · 8.2 MB/s · about 50 s left"; null stands for the time before the first byte. */
export function progressText(progress: InstallProgress | null): string {
  if (progress === null) return strings.starting;
  const { received, total, bytesPerSecond, secondsLeft } = progress;
  const parts = [`${formatBytes(received)} of ${formatBytes(total)}`];
  if (received >= total) return [...parts, strings.checking].join(' · ');
  if (bytesPerSecond !== null) parts.push(`${formatBytes(bytesPerSecond)}/s`);
  if (secondsLeft !== null) parts.push(strings.left(formatDuration(secondsLeft)));
  return parts.join(' · ');
}

/** Where "auto" leads: the fastest device that works; undefined where none was found to. */
export function fastest(devices: readonly DeviceStatus[]): DeviceStatus | undefined {
  const slow = Number.POSITIVE_INFINITY;
  return devices.filter(({ ok }) => ok).toSorted((a, b) => (a.ms ?? slow) - (b.ms ?? slow))[0];
}
