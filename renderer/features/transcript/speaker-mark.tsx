import { cx } from '../../lib/cx.ts';
import type { SpeakerLook } from './speaker-looks.ts';

/** A speaker's initials on a colour of their own; the name always stands beside it. */
export function SpeakerMark({ look, className }: { look: Pick<SpeakerLook, 'initials' | 'hue'>; className?: string }) {
  return (
    <span
      aria-hidden
      style={{ '--hue': look.hue } as React.CSSProperties}
      className={cx(
        'speaker-mark inline-flex size-[18px] shrink-0 items-center justify-center rounded-full font-[600] text-[9px] text-n12 leading-none',
        className,
      )}
    >
      {look.initials}
    </span>
  );
}
