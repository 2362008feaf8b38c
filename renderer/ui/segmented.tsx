import type { LucideIcon } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { Tooltip } from './tooltip.tsx';

export interface SegmentedOption<T extends string> {
  value: T;
  label: string;
  icon?: LucideIcon;
}
export interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly SegmentedOption<T>[];
  onValue: (value: T) => void;
}

/** One of a few: icons with tooltips, or words. */
export function Segmented<T extends string>({ label, value, options, onValue }: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onValue(next as T)}
      className="inline-flex h-7 shrink-0 rounded-control border border-n6 bg-raised p-0.5"
    >
      {options.map(({ value: option, label: name, icon: Icon }) => {
        const item = (
          <ToggleGroup.Item
            key={option}
            value={option}
            aria-label={name}
            className="relative inline-flex h-full min-w-6 items-center justify-center gap-1 rounded-[4px] px-1.5 text-meta text-n10 transition-colors hover:text-n12 before:absolute before:inset-x-0 before:-inset-y-[3px] before:content-[''] aria-checked:bg-n5 aria-checked:text-n12"
          >
            {Icon ? <Icon size={14} strokeWidth={1.75} aria-hidden /> : name}
          </ToggleGroup.Item>
        );
        return Icon ? (
          <Tooltip key={option} label={name}>
            {item}
          </Tooltip>
        ) : (
          item
        );
      })}
    </ToggleGroup.Root>
  );
}
