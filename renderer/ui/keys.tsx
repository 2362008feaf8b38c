import { isApple, keyParts } from '../features/commands/keys.ts';
import { cx } from '../lib/cx.ts';

/** A key combination drawn as caps. */
export function Keys({ keys, inverted }: { keys: string; inverted?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keyParts(keys, isApple()).map((part) => (
        <kbd
          key={part}
          className={cx(
            'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-[4px] border px-1 font-sans text-micro',
            inverted ? 'border-n9 text-n3' : 'border-n7 bg-n2 text-n11',
          )}
        >
          {part}
        </kbd>
      ))}
    </span>
  );
}
