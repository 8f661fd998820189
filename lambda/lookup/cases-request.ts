/** A contact whose cases are asked for. */
export type Contact = { contactId: string; contactArn: string };

/** Which cases count, and how they are listed. */
export type CaseCriteria = {
  /** Only cases of these templates count; those of all templates when there are none. */
  templateId: string[];
  /** Whole number, or infinity: how many cases to list at most. */
  maxCases: number;
  /** Whether the cases found so far are an answer when time runs out. */
  allowPartial: boolean;
  status: 'any' | 'open' | 'closed';
  /** `updated` and `created` put the newest first, `listed` keeps the order of Cases. */
  order: 'listed' | 'updated' | 'created';
  /** Whether to read the details of cases even where neither status nor order needs them. */
  details: boolean;
};

/** What a lookup is asked for. */
export type CasesRequest = CaseCriteria & {
  /** The contacts to ask about, in order, each once; the first with a case that counts is the one that is answered for. */
  contacts: Contact[];
  /** The ARN of the profile of the customer to ask about when none of the contacts has a case that counts. */
  customer?: string | undefined;
  /** The contact that is answered for when none of the contacts has a case that counts. */
  contactId: string;
};
