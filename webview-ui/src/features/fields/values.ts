import type { FormValue } from '../../../../src/contract/form.ts';

export type ValueOf<T extends FormValue['type']> = Extract<FormValue, { type: T }>;
export type TextValue = ValueOf<'text'>;
export type ListValue = ValueOf<'list'>;
export type TasksValue = ValueOf<'tasks'>;
export type QuestionsValue = ValueOf<'questions'>;
export type TableValue = ValueOf<'table'>;
export type CodeValue = ValueOf<'code'>;
