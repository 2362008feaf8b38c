import { type LucideIcon, X } from 'lucide-react';
import type { InputHTMLAttributes, Ref } from 'react';
import { cx } from '../lib/cx.ts';

export interface SearchFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  icon: LucideIcon;
  label: string;
  value: string;
  onValue: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
}

/** One line of input with an icon before and a button that empties it. */
export function SearchField({ icon: Icon, label, value, onValue, className, ...rest }: SearchFieldProps) {
  return (
    <div className={cx('relative flex min-w-0 items-center', className)}>
      <Icon size={14} strokeWidth={1.75} aria-hidden className="pointer-events-none absolute left-2 text-n10" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (value) onValue('');
          else event.currentTarget.blur();
          event.stopPropagation();
        }}
        className="h-7 w-full min-w-0 rounded-control border border-n6 bg-raised pr-7 pl-7 text-base text-n12 transition-colors hover:border-n7 focus-visible:outline-offset-0"
        {...rest}
      />
      {value ? (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={() => onValue('')}
          className="absolute right-0.5 inline-flex size-6 items-center justify-center rounded-[4px] text-n10 hover:text-n12"
        >
          <X size={14} strokeWidth={1.75} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
