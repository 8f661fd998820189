import { AnswerError } from './explain';

/** More pages than any list that the doctor reads has in practice. */
const MAX_PAGES = 100;

/**
 * Reads a list to its end; `action` is the permission that it needs, as IAM writes it.
 *
 * @throws AnswerError when the list has more than 100 pages, so that a list without an end ends here
 */
export async function readPages<Page, Item>(
  action: string,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let count = 0;
  for await (const page of pages) {
    count++;
    if (count > MAX_PAGES)
      throw new AnswerError(`${action} answered more than ${MAX_PAGES} pages, so the list was not read`);
    items.push(...(itemsOf(page) ?? []));
  }
  return items;
}
