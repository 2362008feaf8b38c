import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export interface ConfirmProps {
  title: string;
  /** What will be lost, and whether it can be got back. */
  body: string;
  /** On the button that does it. */
  action: string;
  /** On the button that does not. */
  keep: string;
  onConfirm: () => void;
  /** The button that asks. */
  children: ReactNode;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, body, action, keep, onConfirm, children }: ConfirmProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 not-data-[state=closed]:animate-fade bg-scrim" />
        <Radix.Content className="fixed top-[30vh] left-1/2 z-50 flex w-[calc(100vw-32px)] max-w-[400px] -translate-x-1/2 not-data-[state=closed]:animate-fade flex-col gap-1.5 rounded-card border border-n6 bg-n2 p-4 shadow-float">
          <Radix.Title className="text-pretty font-[600] text-read">{title}</Radix.Title>
          <Radix.Description className="text-pretty text-n11">{body}</Radix.Description>
          <div className="mt-3 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{keep}</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button tone="danger" onClick={onConfirm}>
                {action}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
