import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { PaneState } from './pane-state.tsx';

interface Props {
  /** What stands here, as the person knows it: "The library". */
  name: string;
  children: ReactNode;
}

/** Keeps a fault of one pane from taking the window with it. */
export class PaneBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="flex h-full items-center bg-n2">
        <PaneState
          icon={CircleAlert}
          tone="error"
          title={`${this.props.name} stopped working`}
          action={<Button onClick={() => this.setState({ failed: false })}>Show it again</Button>}
        >
          Nothing is lost: your files and answers are kept. If it happens again, restart the app.
        </PaneState>
      </div>
    );
  }
}
