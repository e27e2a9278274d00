import type { FieldSchema, FieldType } from '../kind/kind.ts';
import type { Place } from './place.ts';
import { itemsIn } from './place.ts';
import { readCode } from './readCode.ts';
import { readList, readTasks } from './readList.ts';
import { readQuestions } from './readQuestions.ts';
import { readTable } from './readTable.ts';
import { readText } from './readText.ts';
import type { Value } from './value.ts';

type Read = (schema: FieldSchema, place: Place) => Value;

const READERS: Readonly<Record<FieldType, Read>> = {
  text: readText,
  date: readText,
  reference: readText,
  list: readList,
  choice: (schema, place) =>
    itemsIn(place.blocks).length > 0 && schema.options.length > 0 ? readTasks(schema, place) : readText(schema, place),
  checklist: readTasks,
  questions: readQuestions,
  table: readTable,
  code: readCode,
};

export const readValue: Read = (schema, place) => READERS[schema.type](schema, place);
