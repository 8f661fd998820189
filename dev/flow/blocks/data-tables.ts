import { defineBlock } from './define-block';
import { external } from './external';
import { sets } from './setting';

const TABLE = { title: 'Data Table', page: 'adminguide/data-table-block', group: 'integrate' } as const;

export const EvaluateDataTableValues = defineBlock({
  ...TABLE,
  leaves: ['DataTables'],
  ...external({
    section: 'blocks',
    asks: 'what the data table holds',
    reads: [['DataTables']],
    loads: ({ data = {} }) => ({ DataTables: data }),
  }),
});

export const ListDataTableValues = defineBlock({
  ...TABLE,
  leaves: ['DataTableList'],
  ...external({
    section: 'blocks',
    asks: 'what the data table holds',
    reads: [['DataTableList']],
    loads: ({ data = {} }) => ({ DataTableList: data }),
  }),
});

export const UpsertDataTableValues = defineBlock({ ...TABLE, ...sets('values of a data table') });
