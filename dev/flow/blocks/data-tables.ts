import { defineBlock } from './define-block';
import { loads } from './external';
import { sets } from './setting';

const TABLE = { title: 'Data Table', page: 'adminguide/data-table-block', group: 'integrate' } as const;

export const EvaluateDataTableValues = defineBlock({
  ...TABLE,
  ...loads('DataTables', 'what the data table holds'),
});

export const ListDataTableValues = defineBlock({
  ...TABLE,
  ...loads('DataTableList', 'what the data table holds'),
});

export const UpsertDataTableValues = defineBlock({ ...TABLE, ...sets('values of a data table') });
