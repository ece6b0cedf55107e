export {
  addressOf,
  ApiError,
  call,
  rememberCompany,
  rememberedCompany,
  whenDutyArises,
  whenSessionEnds,
  type BodyOf,
  type ItemOf,
  type Key,
  type RequestOf,
  type ResponseOf,
} from './api.ts'
export { ChartCard, type Target } from './chart-card.tsx'
export { confirmAction } from './confirm.tsx'
export { DayInput } from './day-input.tsx'
export { DetailPage, Facts, Section } from './detail-page.tsx'
export { Failure } from './failure.tsx'
export { FileDrop } from './file-drop.tsx'
export { FieldGrid } from './field-grid.tsx'
export { useFormState, valueAt, type Values } from './form-state.ts'
export type { FormField } from './field.ts'
export { FormPage } from './form-page.tsx'
export { InlineForm } from './inline-form.tsx'
export { ActionButton } from './action-button.tsx'
export { ActionDialog } from './action-dialog.tsx'
export { ListBody, ListPage } from './list-page.tsx'
export { Story } from './story.tsx'
export type { ListColumn, MassAction } from './list-options.ts'
export { EmptyState } from './empty-state.tsx'
export { saveFile } from './save-file.ts'
export { sayDone } from './say-done.tsx'
export { OperationProgress } from './operation-progress.tsx'
export { Page } from './page.tsx'
export { queryClient, useAction, useApi } from './query.ts'
export { RowsTable } from './rows-table.tsx'
export { SessionProvider, useCan, useSession, type SessionInfo } from './session.tsx'
export { showOnce } from './show-once.tsx'
export { isOver, useOpenOperation, useOperation, type Operation } from './use-operation.ts'
export { StatusBadge } from './status-badge.tsx'
export { Tile } from './tile.tsx'
export { theme } from './theme.ts'
export { useSubmit } from './use-submit.tsx'
export {
  countTitles,
  formatBytes,
  formatChange,
  formatCount,
  formatDay,
  formatInstant,
  formatMonth,
  formatNumber,
  formatPercent,
  formatSpeed,
  shortCents,
  showCep,
  showDocument,
  showPhone,
} from './format.ts'
export { Money } from './values.tsx'
export { findWord, optionsOf } from './words.ts'
