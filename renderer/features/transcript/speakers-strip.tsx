import type { SpeakerLook } from './speaker-looks.ts';
import { SpeakerMark } from './speaker-mark.tsx';
import { strings } from './strings.ts';
import type { TranscriptLine } from './transcript-lines.ts';
import { useTranscript } from './transcript-store.ts';

/** Everybody who is named in the file; pressing one names them otherwise. */
export function SpeakersStrip({
  speakers,
  lines,
}: {
  speakers: ReadonlyMap<string, SpeakerLook>;
  lines: readonly TranscriptLine[];
}) {
  if (speakers.size === 0) return null;
  const rename = (name: string) => {
    const at = lines.findIndex(({ speaker }) => speaker === name);
    if (at >= 0) useTranscript.getState().set({ naming: { from: at, to: at, rename: true } });
  };
  return (
    <ul aria-label={strings.speakers} className="flex max-h-[66px] shrink-0 flex-wrap gap-1 overflow-y-auto px-3 pb-2">
      {[...speakers.values()].map((look) => (
        <li key={look.name} className="min-w-0">
          <button
            type="button"
            aria-label={strings.speakerOf(look.name, look.lines)}
            onClick={() => rename(look.name)}
            className="flex h-7 max-w-full items-center gap-1.5 rounded-full border border-n6 py-0.5 pr-2.5 pl-1 text-meta text-n11 transition-colors hover:border-n7 hover:bg-n4 hover:text-n12"
          >
            <SpeakerMark look={look} />
            <span className="truncate">{look.name}</span>
            <span className="tnum text-n10">{look.lines.toLocaleString('en')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
