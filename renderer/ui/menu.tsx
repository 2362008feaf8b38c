import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { Keys } from './keys.tsx';

const itemClass =
  'flex h-7 select-none items-center gap-2 rounded-[4px] px-2 text-base text-n12 outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-n5';

const contentClass =
  'z-50 max-h-[70vh] min-w-44 not-data-[state=closed]:animate-in overflow-y-auto rounded-card border border-n6 bg-raised p-1 shadow-float';

export interface MenuProps {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
  label?: string;
  onOpenChange?: (open: boolean) => void;
}

export function Menu(props: MenuProps) {
  return (
    <Radix.Root modal={false} onOpenChange={props.onOpenChange}>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={props.align ?? 'end'}
          sideOffset={4}
          collisionPadding={8}
          aria-label={props.label}
          className={contentClass}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon: Icon, keys, danger, disabled, onSelect, children }: MenuItemProps) {
  return (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={cx(itemClass, danger && 'text-red')}>
      {Icon ? <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-n10" /> : null}
      <span className="flex-1 truncate">{children}</span>
      {keys ? <Keys keys={keys} /> : null}
    </Radix.Item>
  );
}

/** An item of two lines: what it is, and a word on it. */
export function MenuRow(props: { detail: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Radix.Item
      onSelect={props.onSelect}
      className="flex max-w-80 select-none flex-col rounded-[4px] px-2 py-1 text-base text-n12 outline-none data-[highlighted]:bg-n5"
    >
      <span className="truncate">{props.children}</span>
      <span className="text-meta text-n10">{props.detail}</span>
    </Radix.Item>
  );
}

/** An item that opens a menu of its own beside it. */
export function MenuSub({ icon: Icon, label, children }: { icon: LucideIcon; label: string; children: ReactNode }) {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={cx(itemClass, 'data-[state=open]:bg-n5')}>
        <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-n10" />
        <span className="flex-1 truncate">{label}</span>
        <ChevronRight size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-n10" />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent sideOffset={4} collisionPadding={8} className={contentClass}>
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

export interface MenuCheckProps {
  checked: boolean;
  keys?: string;
  /** The menu stays open, so that several can be changed. */
  stay?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuCheck(props: MenuCheckProps) {
  const select = (event: Event) => {
    if (props.stay) event.preventDefault();
    props.onSelect();
  };
  return (
    <Radix.CheckboxItem checked={props.checked} onSelect={select} className={itemClass}>
      <span className="inline-flex size-4 items-center justify-center">
        <Radix.ItemIndicator>
          <Check size={14} strokeWidth={2} aria-hidden />
        </Radix.ItemIndicator>
      </span>
      <span className="flex-1 truncate">{props.children}</span>
      {props.keys ? <Keys keys={props.keys} /> : null}
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-micro text-n10">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-n6" />;
}
