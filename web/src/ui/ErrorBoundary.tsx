import { Component, type ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { ErrorState } from './ErrorState.tsx'

/** One pane may fail without the others [ui.md S31]. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return <ErrorState text={t('ui.brokenPane')} again={() => this.setState({ broken: false })} />
  }
}
